import type { Versions } from '@mortise/database';
import type { FingerprintStore, SettingsStore } from '@mortise/kernel';
import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject, Transaction } from '@mortise/shared';
import { settingsCollection } from './core-collections';

/** The version row every change of settings raises, so that other processes look again. */
export const SETTINGS_VERSION = 'settings';

/** Settings of plugins and of the core, one row of values each. */
export interface AllSettings extends SettingsStore {
  /**
   * Replaces the values of one row by what `work` makes of them. Changes wait for each other, also those of other processes, so
   * none is lost. Returns the new values.
   */
  change(id: string, work: (values: JsonObject) => JsonObject): Promise<JsonObject>;
}

interface SettingsRow {
  readonly values: JsonObject;
}

/** Keeps settings in the collection `pluginSettings`. */
export function createSettingsStore(records: RecordsPort, versions: Versions): AllSettings {
  const collection = settingsCollection.name;
  const read = async (id: string, transaction?: Transaction): Promise<JsonObject | undefined> =>
    (await records.findOne<SettingsRow>(collection, { filter: { id } }, transaction ? { transaction } : {}))?.values;

  function change(id: string, work: (values: JsonObject) => JsonObject): Promise<JsonObject> {
    return records.transaction(async (transaction) => {
      // First, since it locks: whoever comes second reads what the first has written.
      await versions.bump(SETTINGS_VERSION, transaction);
      const stored = await read(id, transaction);
      const values = work(stored ?? {});
      if (stored) await records.update(collection, { id }, { values }, { transaction });
      else await records.create(collection, { id, values }, { transaction });
      return values;
    });
  }

  return { read: (id) => read(id), write: async (id, values) => void (await change(id, () => values)), change };
}

// No plugin id has a colon, so no plugin's settings can take this place.
const INSTALLATION = 'core:installation';

/** Keeps the mark of the application's key with the installation's own settings. */
export function createFingerprintStore(settings: AllSettings): FingerprintStore {
  return {
    async read() {
      const fingerprint = (await settings.read(INSTALLATION))?.['appKeyFingerprint'];
      return typeof fingerprint === 'string' ? fingerprint : undefined;
    },
    async write(appKeyFingerprint) {
      await settings.change(INSTALLATION, (values) => ({ ...values, appKeyFingerprint }));
    },
  };
}
