import type { PluginHost } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import { EXIT_FAILURE } from './supervisor/exit-codes';

/**
 * What happens to errors nobody caught. A forgotten promise harms only whoever forgot it: it is logged. An exception that came out of
 * a plugin, from a timer of its own say, takes that plugin down. After any other one nobody knows in what state the process is, so it
 * ends, and the supervisor starts a new one.
 */
export class StrayErrors {
  /** Asked who is to blame; set once there are plugins. */
  plugins: Pick<PluginHost, 'culprit' | 'breakDown'> | undefined;
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
    process.on('unhandledRejection', (error) => this.#rejected(error));
    process.on('uncaughtException', (error) => this.#thrown(error));
  }

  #rejected(error: unknown): void {
    const plugin = this.plugins?.culprit(error);
    this.#log.error('A promise was rejected and nobody looked', { ...(plugin === undefined ? {} : { plugin }), error });
  }

  #thrown(error: unknown): void {
    const plugin = this.plugins?.culprit(error);
    if (plugin === undefined) this.#end(error);
    else void this.plugins?.breakDown(plugin, error).catch((fault: unknown) => this.#end(fault));
  }

  #end(error: unknown): never {
    this.#log.error('An error was thrown and nobody caught it: this process ends', { error });
    process.exit(EXIT_FAILURE);
  }
}
