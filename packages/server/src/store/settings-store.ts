import type { FingerprintStore, SettingsStore } from '@mortise/kernel';
import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { settingsCollection } from './core-collections';
import { put } from './put';

interface SettingsRow {
  readonly values: JsonObject;
}

/** Keeps the settings of plugins in the collection `pluginSettings`. */
export function createSettingsStore(records: RecordsPort): SettingsStore {
  const collection = settingsCollection.name;
  return {
    read: async (id) => (await records.findOne<SettingsRow>(collection, { filter: { id } }))?.values,
    write: (id, values) => put(records, { collection, id, values: { values } }),
  };
}

// No plugin id has a colon, so no plugin's settings can take this place.
const INSTALLATION = 'core:installation';

/** Keeps the mark of the application's key with the installation's own settings. */
export function createFingerprintStore(settings: SettingsStore): FingerprintStore {
  return {
    async read() {
      const fingerprint = (await settings.read(INSTALLATION))?.['appKeyFingerprint'];
      return typeof fingerprint === 'string' ? fingerprint : undefined;
    },
    async write(appKeyFingerprint) {
      await settings.write(INSTALLATION, { ...(await settings.read(INSTALLATION)), appKeyFingerprint });
    },
  };
}
