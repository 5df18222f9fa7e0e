import type { SettingsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, throwFaults } from '@mortise/shared';
import type { FacadeFactory } from './facade';
import type { FoundPlugin } from './found-plugin';
import { type SettingsCheck, compileSettingsSchema } from './settings-schema';

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
  /**
   * Checks and stores all settings of a plugin; a running one sees them at once.
   * @throws AppError VALUE_INVALID with every fault, PLUGIN_NOT_FOUND
   */
  set(id: string, values: JsonObject): Promise<void>;
}

export function createPluginSettings(store: SettingsStore, found: readonly FoundPlugin[]): PluginSettings {
  const checks = new Map<string, SettingsCheck>(found.map(({ manifest }) => [manifest.id, compileSettingsSchema(manifest.settings)]));
  const current = new Map<string, JsonObject>();

  function check(id: string, values: JsonObject): JsonObject {
    const result = checks.get(id)?.(values);
    if (!result) throw new AppError('PLUGIN_NOT_FOUND', { plugin: id });
    if ('values' in result) return Object.freeze(result.values);
    throwFaults(result.faults.map((fault) => new AppError('VALUE_INVALID', { field: fault.path, expected: fault.expected })));
    return values;
  }

  async function load(id: string): Promise<JsonObject> {
    const values = check(id, (await store.read(id)) ?? {});
    current.set(id, values);
    return values;
  }

  async function set(id: string, values: JsonObject): Promise<void> {
    const checked = check(id, values);
    await store.write(id, checked);
    current.set(id, checked);
  }

  return { load, set, facade: ({ id }) => ({ get: () => current.get(id) ?? {}, set: (values) => set(id, values) }) };
}
