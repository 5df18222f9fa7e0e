import type { Log } from '@mortise/plugin-api/server';
import { type Config, createLogger } from '@mortise/kernel';
import { version } from '../package.json';
import { print, printFirstAdmin } from './commands/output';
import { explainError } from './setup/explain-error';
import { pluginDirectories, readConfig } from './setup/read-setup';
import { type RunningServer, startServer } from './start-server';
import { EXIT_FAILURE } from './supervisor/exit-codes';

/** Milliseconds between two signs of life for the supervisor. */
const HEARTBEAT = 1_000;

/** Runs the server in this process until a signal or the end of the supervisor; leaves the process itself. */
export async function runWorker(): Promise<void> {
  beat();
  let config: Config | undefined;
  let log: Log = createLogger({ level: 'error' });
  try {
    config = readConfig();
    log = createLogger({ level: config.log.level });
    surviveStrayRejections(log);
    const server = await startServer({ config, log, plugins: pluginDirectories(config), onFirstAdmin: printFirstAdmin });
    closeOnSignal(server, log);
    print(`Mortise ${version} listens on ${server.url}`);
  } catch (error) {
    const { sentences, exitCode, unexpected } = explainError(error, config?.app);
    if (unexpected) log.error('The server could not start', { error });
    process.stderr.write(`${sentences.join('\n')}\n`);
    process.exit(exitCode);
  }
}

function beat(): void {
  if (process.send === undefined) return;
  const send = (): void => void process.send?.({ type: 'heartbeat' });
  send();
  setInterval(send, HEARTBEAT).unref();
}

/** A promise a plugin forgot must not take the server down with it. */
function surviveStrayRejections(log: Log): void {
  process.on('unhandledRejection', (error) => log.error('A promise was rejected and nobody looked', { error }));
}

function closeOnSignal(server: RunningServer, log: Log): void {
  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('The server could not close in order', { error });
        process.exit(EXIT_FAILURE);
      },
    );
  };
  process.on('SIGTERM', close);
  // A terminal sends SIGINT to the whole group; under a supervisor its SIGTERM counts.
  process.on('SIGINT', process.send === undefined ? close : () => undefined);
  process.once('disconnect', close);
}

if (require.main === module) void runWorker();
