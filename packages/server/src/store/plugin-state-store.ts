import type { Versions } from '@mortise/database';
import type { PluginStateRow, PluginStateStore } from '@mortise/kernel';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { pluginsCollection } from './core-collections';

/** The version row every stored state raises, so that other processes follow. */
export const PLUGINS_VERSION = 'plugins';

/** Keeps the states of plugins in the collection `pluginStates`. */
export function createPluginStateStore(records: RecordsPort, versions: Versions): PluginStateStore {
  const { name } = pluginsCollection;
  return {
    list: () => records.find<PluginStateRow>(name),
    save: ({ id, ...values }) =>
      records.transaction(async (transaction) => {
        // First, since it locks: processes that save at once do so one after the other.
        await versions.bump(PLUGINS_VERSION, transaction);
        const changed = await records.update(name, { id }, values, { transaction });
        if (changed.length === 0) await records.create(name, { id, ...values }, { transaction });
      }),
  };
}
