import { type Config, createLogger } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import { version } from '../package.json';
import { outliveReaders, print, printFirstAdmin } from './commands/output';
import type { Platform } from './platform/platform';
import { type StartPlace, explainError } from './setup/explain-error';
import { ADMIN_FOLDER, pluginDirectories, readConfig } from './setup/read-setup';
import { type RunningServer, startServer } from './start-server';
import { StrayErrors } from './stray-errors';
import { EXIT_FAILURE } from './supervisor/exit-codes';
import type { PluginNews } from './supervisor/set-up-watch';
import type { RunningNews } from './supervisor/supervise';
import { keepObjectsYoung } from './young-objects';

/** Milliseconds between two signs of life for the supervisor. */
const HEARTBEAT = 1_000;

/**
 * Runs the server in this process until a signal or the end of the supervisor; leaves the process itself.
 * `withheld`: plugins a former worker died of.
 */
export async function runWorker(withheld: readonly string[] = []): Promise<void> {
  const running = endWhenAsked();
  beat();
  let config: Config | undefined;
  let log: Log = createLogger({ level: 'error' });
  try {
    config = readConfig();
    log = createLogger({ level: config.log.level });
    const stray = new StrayErrors(log);
    const onPlatform = (platform: Platform): void => {
      stray.plugins = platform.host;
      tellOfPlugins(platform);
    };
    const plugins = pluginDirectories(config);
    const server = await startServer({
      config,
      log,
      plugins,
      withheld: new Set(withheld),
      adminFolder: ADMIN_FOLDER,
      onFirstAdmin: printFirstAdmin,
      onPlatform,
    });
    running(server, log);
    tell({ type: 'running', shutdownMs: config.app.shutdownTimeoutMs });
    print(`Mortise ${version} listens on ${server.url}`);
  } catch (error) {
    const { sentences, exitCode, unexpected } = explainError(error, config && placeOf(config));
    if (unexpected) log.error('The server could not start', { error });
    process.stderr.write(`${sentences.join('\n')}\n`);
    process.exit(exitCode);
  }
}

function placeOf({ app, database }: Config): StartPlace {
  return { ...app, ...(database.dialect === 'sqlite' ? { file: database.file } : {}) };
}

function beat(): void {
  tell({ type: 'heartbeat' });
  setInterval(() => tell({ type: 'heartbeat' }), HEARTBEAT).unref();
}

/** The supervisor leaves out the plugin of which this process dies. The core's are not left out: nothing works without them. */
function tellOfPlugins({ events, host, log }: Platform): void {
  events.on('plugins.changed', log, (change) => {
    const { id, state } = change as { id: string; state: string };
    if (host.get(id).preset !== 'core') tell({ type: 'plugin', id, state });
  });
}

/** Sends to the supervisor, if there is one. */
function tell(message: PluginNews | RunningNews | { readonly type: 'heartbeat' }): void {
  // A failed delivery means that it has just gone, which `disconnect` tells as well.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/**
 * Ends the process when it is asked to: at once while the server still starts, which is as safe as a crash is, and in order from the
 * moment the server is given to what this returns.
 */
function endWhenAsked(): (server: RunningServer, log: Log) => void {
  let end: () => void = () => process.exit(0);
  const ask = (): void => end();
  process.on('SIGTERM', ask);
  // A terminal sends SIGINT to the whole group; under a supervisor its SIGTERM counts.
  process.on('SIGINT', process.send === undefined ? ask : () => undefined);
  process.once('disconnect', ask);
  return (server, log) => {
    end = () => void closeAndLeave(server, log);
  };
}

async function closeAndLeave(server: RunningServer, log: Log): Promise<never> {
  try {
    await server.close();
    return process.exit(0);
  } catch (error) {
    log.error('The server could not close in order', { error });
    return process.exit(EXIT_FAILURE);
  }
}

if (require.main === module) {
  keepObjectsYoung();
  outliveReaders();
  void runWorker(process.argv.slice(2));
}
