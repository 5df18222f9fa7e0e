import { type MainDataSource, createRecords, defineCoreCollection } from '@mortise/database';
import type { FingerprintStore, PluginStateStore } from '@mortise/kernel';
import { pluginsCollection, settingsCollection } from './core-collections';
import { createPluginStateStore } from './plugin-state-store';
import { type AllSettings, createFingerprintStore, createSettingsStore } from './settings-store';

export interface CoreStores {
  readonly pluginStates: PluginStateStore;
  readonly settings: AllSettings;
  readonly fingerprint: FingerprintStore;
}

/** Makes sure that the core's own tables are there. */
export async function openCoreStores(source: MainDataSource): Promise<CoreStores> {
  await defineCoreCollection(source, pluginsCollection);
  await defineCoreCollection(source, settingsCollection);
  const records = createRecords(source);
  const settings = createSettingsStore(records, source.versions);
  return { pluginStates: createPluginStateStore(records, source.versions), settings, fingerprint: createFingerprintStore(settings) };
}
