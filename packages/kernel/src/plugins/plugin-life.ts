import { engineFault } from './manifest-check';
import { pluginFailure, reasonOf } from './plugin-failure';
import { PluginRun, type RunEnvironment } from './plugin-run';
import type { PluginState } from './plugin-status';
import type { PluginEntry } from './plugin-table';

/** Takes one plugin from one state to the next. Asks nobody whether others agree. */
export class PluginLife {
  readonly #environment: RunEnvironment;
  readonly #moved: (entry: PluginEntry) => void;

  constructor(environment: RunEnvironment, moved: (entry: PluginEntry) => void) {
    this.#environment = environment;
    this.#moved = moved;
  }

  /** found → checked → set up. @throws AppError PLUGIN_FAILED; everything done so far is taken back */
  async setUp(entry: PluginEntry): Promise<void> {
    await this.#step(entry, async () => {
      const fault = engineFault(entry.found.manifest);
      if (fault !== undefined) throw pluginFailure(entry.id, fault);
      this.#move(entry, 'checked');
      entry.run = new PluginRun(entry.found, this.#environment);
      await entry.run.setUp();
      this.#move(entry, 'setUp');
    });
  }

  /** set up → started. @throws AppError PLUGIN_FAILED; everything is taken back */
  async start(entry: PluginEntry): Promise<void> {
    await this.#step(entry, async () => {
      await entry.run?.start();
      this.#move(entry, 'started');
    });
  }

  /** → draining → stopped, or failed when something could not be taken back. */
  async stop(entry: PluginEntry): Promise<void> {
    if (entry.run) this.#move(entry, 'draining');
    const faults = await this.#endRun(entry);
    if (faults.length > 0) this.#move(entry, 'failed', faults.join('; '));
    else this.#move(entry, 'stopped');
  }

  /** → failed, from any state. */
  async fail(entry: PluginEntry, error: unknown): Promise<void> {
    this.#environment.log.error('A plugin failed', { plugin: entry.id, error });
    const faults = await this.#endRun(entry);
    this.#move(entry, 'failed', [reasonOf(error), ...faults].join('; '));
  }

  async #step(entry: PluginEntry, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.fail(entry, error);
      throw pluginFailure(entry.id, entry.reason ?? reasonOf(error), error);
    }
  }

  async #endRun(entry: PluginEntry): Promise<readonly string[]> {
    const faults = (await entry.run?.stop()) ?? [];
    entry.run = undefined;
    return faults;
  }

  #move(entry: PluginEntry, state: PluginState, reason?: string): void {
    entry.state = state;
    entry.reason = reason;
    this.#moved(entry);
  }
}
