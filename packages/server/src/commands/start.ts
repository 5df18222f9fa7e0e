import { extname, join } from 'node:path';
import { readConfig } from '../setup/read-setup';
import { supervise } from '../supervisor/supervise';
import { runWorker } from '../worker';

/** Milliseconds a worker gets beyond its own shutdown time to stop plugins and close the database. */
const STOP_MARGIN = 10_000;

/** Starts the server: in a supervised process of its own, or in this one. */
export async function start(supervised: boolean): Promise<void> {
  if (!supervised) return runWorker();
  const { app } = readConfig();
  const supervision = supervise({
    entry: join(__dirname, '..', `worker${extname(__filename)}`),
    report: (sentence) => process.stderr.write(`${sentence}\n`),
    stopPatience: app.shutdownTimeoutMs + STOP_MARGIN,
  });
  process.on('SIGTERM', () => supervision.stop());
  process.on('SIGINT', () => supervision.stop());
  process.exit(await supervision.ended);
}
