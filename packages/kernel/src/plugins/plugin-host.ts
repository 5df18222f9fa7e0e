import type { Log } from '@mortise/plugin-api/server';
import { AppError, type Disposable } from '@mortise/shared';
import type { Texts } from '../texts/texts';
import { culprit } from './culprit';
import { followStates } from './follow-states';
import { type FoundPlugin, claimedResources } from './found-plugin';
import { pluginFailure, reasonOf } from './plugin-failure';
import { PluginLife } from './plugin-life';
import type { PluginLoader } from './plugin-loader';
import type { RunEnvironment } from './plugin-run';
import { type CoreServices, createRootContainer } from './plugin-scope';
import type { PluginSettings } from './plugin-settings';
import type { PluginStateStore, PluginStatus } from './plugin-status';
import { type PluginEntry, PluginTable } from './plugin-table';
import { ServiceRegistry } from './service-registry';
import { failWithDependents, startAll, stopAll } from './start-all';
import { StateKeeper } from './state-keeper';
import { disablePlugin, enablePlugin, type SwitchParts } from './switch-plugin';
import { TransitionQueue } from './transition-queue';

export interface PluginHostOptions {
  readonly log: Log;
  readonly found: readonly FoundPlugin[];
  readonly state: PluginStateStore;
  readonly loader: PluginLoader;
  /** By ref id. `core.settings` is added by the host. */
  readonly coreServices: CoreServices;
  readonly settings: PluginSettings;
  readonly texts: Texts;
  /** Offers what belongs to a plugin besides its server code, before that is loaded; the undo enters the plugin's ledger. */
  readonly publish?: (plugin: FoundPlugin) => Promise<Disposable | undefined>;
  /** Resolves when no request is left that began before the call; must not wait for the request that asked for the transition. */
  readonly drain: () => Promise<void>;
  /** Limit of `setup` and of each `onStart` and `onStop`, 10 s by default. */
  readonly setupTimeoutMs?: number;
  /** Limit of `drain`, 35 s by default. */
  readonly drainTimeoutMs?: number;
  /** Plugins a former process died of: they are not started before somebody switches them on. */
  readonly withheld?: ReadonlySet<string>;
  /** Told of every change of a state. */
  readonly onChange?: (status: PluginStatus) => void;
}

export interface SwitchOptions {
  /** For the command line while no server runs: also core plugins can be switched, and before `start` only the stored state is changed. */
  readonly offline?: boolean;
}

const SETUP_TIMEOUT_MS = 10_000;
const DRAIN_TIMEOUT_MS = 35_000;

export function createPluginHost(options: PluginHostOptions): PluginHost {
  return new PluginHost(options);
}

/** Runs plugins. Transitions wait for each other, so callers need not coordinate. */
export class PluginHost {
  readonly #log: Log;
  readonly #table: PluginTable;
  readonly #keeper: StateKeeper;
  readonly #life: PluginLife;
  readonly #services = new ServiceRegistry();
  readonly #queue = new TransitionQueue();
  readonly #claimed: ReadonlySet<string>;
  readonly #withheld: ReadonlySet<string>;
  #started = false;
  #closing = false;

  constructor(options: PluginHostOptions) {
    const { log, found, state, withheld = new Set() } = options;
    this.#log = log;
    this.#withheld = withheld;
    this.#table = new PluginTable(found);
    this.#keeper = new StateKeeper(state, this.#table);
    this.#life = new PluginLife(runEnvironment(options, this.#services), (entry) => tellChange(this.#table.status(entry), options));
    this.#claimed = new Set(found.flatMap(({ manifest }) => claimedResources(manifest)));
  }

  /** Brings up all enabled plugins; failures end in their states, not here. @throws whatever reading the stored states throws */
  start(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#keeper.load();
      this.#started = true;
      await startAll(this.#table, this.#life, this.#withheld);
      for (const entry of this.#table.all) await this.#keeper.trySave(entry, this.#log);
    });
  }

  /** Takes everything down. Transitions asked for later are refused. */
  stop(): Promise<void> {
    this.#closing = true;
    return this.#queue.run(() => stopAll(this.#table, this.#life));
  }

  /** Does nothing when the plugin runs. @throws AppError PLUGIN_NOT_FOUND, PLUGIN_REQUIRES, PLUGIN_FAILED, SERVER_CLOSING */
  enable(id: string, { offline = false }: SwitchOptions = {}): Promise<PluginStatus> {
    return this.#transition(id, (entry) =>
      offline && !this.#started ? this.#switchStored(entry, true) : enablePlugin(entry, this.#parts),
    );
  }

  /** Does nothing when the plugin is stopped. @throws AppError PLUGIN_NOT_FOUND, PLUGIN_CORE, PLUGIN_REQUIRED, SERVER_CLOSING */
  disable(id: string, { offline = false }: SwitchOptions = {}): Promise<PluginStatus> {
    return this.#transition(id, (entry) =>
      offline && !this.#started ? this.#switchStored(entry, false) : disablePlugin(entry, this.#parts, offline),
    );
  }

  /**
   * Switches plugins on and off as they are stored, for changes other processes on the database have made. What does not start here
   * ends in its state; nothing is stored. Plugins of the core stay as they are.
   */
  follow(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#closing || !this.#started) return;
      await followStates(await this.#keeper.reread(), this.#parts);
    });
  }

  /**
   * The plugin an error came out of that nobody caught; undefined when it cannot be told, and for plugins of the core, without which
   * the server is of no use.
   */
  culprit(error: unknown): string | undefined {
    const optional = this.#table.all.filter(({ found }) => found.manifest.preset !== 'core');
    return culprit(error, new Map(optional.map(({ id, found }) => [id, found.directory])));
  }

  /** Takes down a plugin that broke while it ran, and its dependents. It stays enabled, so the next start tries it again. */
  breakDown(id: string, error: unknown): Promise<void> {
    return this.#queue.run(async () => {
      const entry = this.#table.get(id);
      // What it left behind when it was stopped, a timer of its own say, may go on throwing.
      if (!entry.run) return this.#log.error('A plugin that does not run broke', { plugin: id, error });
      await failWithDependents(entry, pluginFailure(id, `threw where nobody could catch it: ${reasonOf(error)}`, error), this.#parts);
      for (const one of this.#table.all) await this.#keeper.trySave(one, this.#log);
    });
  }

  /** By id. */
  list(): readonly PluginStatus[] {
    return this.#table.all.map((entry) => this.#table.status(entry));
  }

  /** @throws AppError PLUGIN_NOT_FOUND */
  get(id: string): PluginStatus {
    return this.#table.status(this.#table.get(id));
  }

  /** Ids of the services plugins provide now. */
  services(): readonly string[] {
    return this.#services.ids();
  }

  /** First names of resources that belong to plugins, also while they are off: `users` of `users.roles:list`. */
  claimedResources(): ReadonlySet<string> {
    return this.#claimed;
  }

  get #parts(): SwitchParts {
    return { table: this.#table, life: this.#life, keeper: this.#keeper, log: this.#log };
  }

  /** One switch, after all transitions asked for before. */
  #transition(id: string, work: (entry: PluginEntry) => Promise<void>): Promise<PluginStatus> {
    return this.#queue.run(async () => {
      if (this.#closing) throw new AppError('SERVER_CLOSING');
      await this.#keeper.load();
      const entry = this.#table.get(id);
      await work(entry);
      return this.#table.status(entry);
    });
  }

  async #switchStored(entry: PluginEntry, enabled: boolean): Promise<void> {
    entry.enabled = enabled;
    await this.#life.stop(entry);
    await this.#keeper.save(entry);
  }
}

function runEnvironment(options: PluginHostOptions, services: ServiceRegistry): RunEnvironment {
  const { settings, setupTimeoutMs = SETUP_TIMEOUT_MS, drainTimeoutMs = DRAIN_TIMEOUT_MS } = options;
  const core: CoreServices = new Map([...options.coreServices, ['core.settings', settings.facade]]);
  return { ...options, setupTimeoutMs, drainTimeoutMs, services, core, root: createRootContainer() };
}

function tellChange(status: PluginStatus, { onChange, log }: PluginHostOptions): void {
  try {
    onChange?.(status);
  } catch (error) {
    log.error('A listener of plugin states failed', { plugin: status.id, error });
  }
}
