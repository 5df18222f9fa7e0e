import { isDeepStrictEqual } from 'node:util';
import type { SettingsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, disposable, isAppError, throwFaults } from '@mortise/shared';
import type { FacadeFactory } from './facade';
import type { FoundPlugin } from './found-plugin';
import { SettingsListeners } from './settings-listeners';
import { type SettingsCheck, compileSettingsSchema } from './settings-schema';
import { TransitionQueue } from './transition-queue';

/** Keeps the settings of plugins, normally in the database. */
export interface SettingsStore {
  read(pluginId: string): Promise<JsonObject | undefined>;
  write(pluginId: string, values: JsonObject): Promise<void>;
}

/** Settings of all plugins, running or not, checked against their manifests. */
export interface PluginSettings {
  /** `core.settings` as one plugin sees it. */
  readonly facade: FacadeFactory<SettingsPort>;
  /**
   * Reads what is stored; the host does this before it sets a plugin up.
   * @throws AppError VALUE_INVALID when it does not fit the schema (any more), PLUGIN_NOT_FOUND
   */
  load(id: string): Promise<JsonObject>;
  /** What is stored, with defaults filled in; as it is when it does not fit, so that it can be mended. @throws AppError PLUGIN_NOT_FOUND */
  read(id: string): Promise<JsonObject>;
  /**
   * Checks and stores all settings of a plugin; a running one sees them at once.
   * @throws AppError VALUE_INVALID with every fault, PLUGIN_NOT_FOUND
   */
  set(id: string, values: JsonObject): Promise<void>;
  /** Looks again at the settings that were loaded: another process may have changed them. */
  refresh(): Promise<void>;
}

export function createPluginSettings(store: SettingsStore, found: readonly FoundPlugin[]): PluginSettings {
  return new StoredSettings(store, found);
}

class StoredSettings implements PluginSettings {
  readonly #store: SettingsStore;
  readonly #checks: ReadonlyMap<string, SettingsCheck>;
  readonly #current = new Map<string, JsonObject>();
  readonly #listeners = new SettingsListeners();
  // One after the other, so that an older reading never replaces newer values.
  readonly #queue = new TransitionQueue();

  constructor(store: SettingsStore, found: readonly FoundPlugin[]) {
    this.#store = store;
    this.#checks = new Map(found.map(({ manifest }) => [manifest.id, compileSettingsSchema(manifest.settings)]));
  }

  readonly facade: FacadeFactory<SettingsPort> = ({ id, log, ledger }) => ({
    get: () => this.#current.get(id) ?? {},
    set: (values) => this.set(id, values),
    onChange: (run) => {
      const listener = { log, run };
      this.#listeners.add(id, listener);
      ledger.record(
        'listener',
        'settings',
        disposable(() => this.#listeners.remove(id, listener)),
      );
    },
  });

  async load(id: string): Promise<JsonObject> {
    const values = this.#check(id, (await this.#store.read(id)) ?? {});
    this.#current.set(id, values);
    return values;
  }

  async read(id: string): Promise<JsonObject> {
    const stored = (await this.#store.read(id)) ?? {};
    try {
      return this.#check(id, stored);
    } catch (error) {
      if (isAppError(error) && error.code === 'VALUE_INVALID') return stored;
      throw error;
    }
  }

  async set(id: string, values: JsonObject): Promise<void> {
    const checked = this.#check(id, values);
    const changed = await this.#queue.run(async () => {
      await this.#store.write(id, checked);
      return this.#adopt(id, checked);
    });
    if (changed) await this.#listeners.tell(id, checked);
  }

  async refresh(): Promise<void> {
    for (const id of this.#current.keys()) {
      const values = await this.#queue.run(() => this.#reread(id));
      if (values) await this.#listeners.tell(id, values);
    }
  }

  /** The values when they are new. What does not fit is left to the next start, which says so. */
  async #reread(id: string): Promise<JsonObject | undefined> {
    const result = this.#checks.get(id)?.((await this.#store.read(id)) ?? {});
    return result && 'values' in result && this.#adopt(id, Object.freeze(result.values)) ? result.values : undefined;
  }

  #adopt(id: string, values: JsonObject): boolean {
    if (isDeepStrictEqual(this.#current.get(id), values)) return false;
    this.#current.set(id, values);
    return true;
  }

  #check(id: string, values: JsonObject): JsonObject {
    const result = this.#checks.get(id)?.(values);
    if (!result) throw new AppError('PLUGIN_NOT_FOUND', { plugin: id });
    if ('values' in result) return Object.freeze(result.values);
    throwFaults(result.faults.map((fault) => new AppError('VALUE_INVALID', { field: fault.path, expected: fault.expected })));
    return values;
  }
}
