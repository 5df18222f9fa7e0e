import { dirname, join } from 'node:path';
import type { Log, PluginContext } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';
import { readLocales } from '../texts/read-locales';
import type { Texts } from '../texts/texts';
import { withDeadline } from './deadline';
import type { FoundPlugin } from './found-plugin';
import { Ledger, type LedgerEntry } from './ledger';
import { pluginFailure, reasonOf } from './plugin-failure';
import type { LoadedPlugin, PluginLoader } from './plugin-loader';
import { type Container, type CoreServices, PluginScope } from './plugin-scope';
import type { PluginSettings } from './plugin-settings';
import type { ServiceRegistry } from './service-registry';

/** What every run of every plugin shares. */
export interface RunEnvironment {
  readonly log: Log;
  readonly loader: PluginLoader;
  readonly root: Container;
  readonly core: CoreServices;
  readonly services: ServiceRegistry;
  readonly settings: PluginSettings;
  readonly texts: Texts;
  readonly publish?: (plugin: FoundPlugin) => Promise<Disposable | undefined>;
  /** Resolves when no request is left that began before the call. */
  readonly drain: () => Promise<void>;
  readonly setupTimeoutMs: number;
  readonly drainTimeoutMs: number;
}

type Work = () => void | Promise<void>;

/** One life of a plugin, from loading its code to letting it go. Used once. */
export class PluginRun {
  readonly #found: FoundPlugin;
  readonly #environment: RunEnvironment;
  readonly #log: Log;
  readonly #ledger: Ledger;
  readonly #scope: PluginScope;
  readonly #stopping = new AbortController();
  readonly #startWork: Work[] = [];
  readonly #stopWork: Work[] = [];
  #loaded: LoadedPlugin | undefined;

  constructor(found: FoundPlugin, environment: RunEnvironment) {
    const { id } = found.manifest;
    this.#found = found;
    this.#environment = environment;
    this.#log = environment.log.child({ plugin: id });
    this.#ledger = new Ledger({ owner: id, log: this.#log });
    const owner = { id, log: this.#log, ledger: this.#ledger };
    this.#scope = new PluginScope({ root: environment.root, core: environment.core, services: environment.services, found, owner });
  }

  get entries(): readonly LedgerEntry[] {
    return this.#ledger.entries();
  }

  /** Ids of the plugins whose services this run holds. */
  get providers(): ReadonlySet<string> {
    return this.#scope.providers;
  }

  /** Whether the plugin of this id now provides what this run has to do without. */
  missesServiceOf(id: string): boolean {
    return this.#scope.missesServiceOf(id);
  }

  /** Loads the code and lets it register. After a failure `stop` takes back what was done so far. */
  async setUp(): Promise<void> {
    const { serverEntry, manifest } = this.#found;
    const published = await this.#environment.publish?.(this.#found);
    if (published) this.#ledger.record('files', 'client', published);
    if (serverEntry === undefined) return;
    await this.#environment.settings.load(manifest.id);
    this.#addTexts(join(dirname(serverEntry), '..', 'locale'));
    this.#loaded = await this.#environment.loader.load({ ...this.#found, serverEntry });
    const { plugin } = this.#loaded;
    const needs = this.#scope.resolve(plugin.needs);
    await this.#limited('setup', () => plugin.setup(needs, this.#context()));
  }

  /** Does what the plugin put off until every plugin of the transition was set up. */
  async start(): Promise<void> {
    for (const work of this.#startWork) await this.#limited('onStart', work);
  }

  /** Ends the run whatever its state. Returns a sentence for each step that failed; the others are done all the same. */
  async stop(): Promise<readonly string[]> {
    const faults: string[] = [];
    const attempt = async (what: string, work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.#log.error('A step of stopping failed', { step: what, error });
        faults.push(`${what}: ${reasonOf(error)}`);
      }
    };
    await attempt('abort', () => this.#stopping.abort());
    for (const { kind, name, reason } of await this.#ledger.unwind()) faults.push(`${kind} "${name}" was not taken back: ${reason}`);
    await attempt('drain', () => this.#drain());
    for (const work of this.#stopWork.toReversed()) await attempt('onStop', () => this.#limited('onStop', work));
    await attempt('dispose', () => this.#scope.dispose());
    await attempt('unload', () => this.#loaded?.unload());
    return faults;
  }

  #context(): PluginContext {
    const { id } = this.#found.manifest;
    return {
      id,
      log: this.#log,
      signal: this.#stopping.signal,
      onStart: (work) => this.#put(this.#startWork, work),
      onStop: (work) => this.#put(this.#stopWork, work),
      provide: (ref, service) => this.#ledger.record('service', ref.id, this.#environment.services.provide(id, ref, service)),
      own: (kind, name, undo) => this.#ledger.record(kind, name, undo),
    };
  }

  #put(list: Work[], work: Work): void {
    if (this.#stopping.signal.aborted) throw pluginFailure(this.#found.manifest.id, 'asked for work after it was stopped');
    list.push(work);
  }

  #addTexts(directory: string): void {
    const { id } = this.#found.manifest;
    for (const [locale, resources] of readLocales(directory))
      this.#ledger.record('texts', locale, this.#environment.texts.add(id, locale, resources));
  }

  #limited(what: string, work: Work): Promise<void> {
    const { setupTimeoutMs } = this.#environment;
    return withDeadline(work, setupTimeoutMs, () =>
      pluginFailure(this.#found.manifest.id, `${what} took longer than ${setupTimeoutMs} ms`),
    );
  }

  #drain(): Promise<void> {
    const { drain, drainTimeoutMs } = this.#environment;
    const late = () => pluginFailure(this.#found.manifest.id, `requests went on for more than ${drainTimeoutMs} ms`);
    return withDeadline(drain, drainTimeoutMs, late);
  }
}
