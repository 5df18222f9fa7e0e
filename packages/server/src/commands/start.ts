import { extname, join } from 'node:path';
import { supervise } from '../supervisor/supervise';
import { runWorker } from '../worker';

/** Starts the server: in a supervised process of its own, or in this one. The supervisor reads no settings: that is the worker's. */
export async function start(supervised: boolean): Promise<void> {
  if (!supervised) return runWorker();
  const supervision = supervise({
    entry: join(__dirname, '..', `worker${extname(__filename)}`),
    report: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  process.on('SIGTERM', () => supervision.stop());
  process.on('SIGINT', () => supervision.stop());
  process.exit(await supervision.ended);
}
