import type { PluginStateRow, PluginStateStore } from '@mortise/kernel';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { pluginsCollection } from './core-collections';
import { put } from './put';

/** Keeps the states of plugins in the collection `pluginStates`. */
export function createPluginStateStore(records: RecordsPort): PluginStateStore {
  const { name } = pluginsCollection;
  return {
    list: () => records.find<PluginStateRow>(name),
    save: ({ id, ...values }) => put(records, { collection: name, id, values }),
  };
}
