import { isDeepStrictEqual } from 'node:util';
import { type Disposable, type JsonObject, disposable } from '@mortise/shared';
import type { AllSettings } from '../store/settings-store';
import { type SystemSettingsValues, changeSystemSettings, readSystemSettings, toJson } from './system-settings-values';

// No plugin id has a colon, so no plugin's settings can take this place.
const ROW = 'core:system';

type Listener = (values: SystemSettingsValues) => void;

/** The settings of the installation, in memory for every request that shows them. */
export class SystemSettings {
  readonly #store: Pick<AllSettings, 'read' | 'change'>;
  readonly #defaults: SystemSettingsValues;
  readonly #listeners = new Set<Listener>();
  #current: SystemSettingsValues;
  #reading: Promise<void> = Promise.resolve();

  private constructor(store: Pick<AllSettings, 'read' | 'change'>, defaults: SystemSettingsValues) {
    this.#store = store;
    this.#defaults = defaults;
    this.#current = defaults;
  }

  static async open(store: Pick<AllSettings, 'read' | 'change'>, defaults: SystemSettingsValues): Promise<SystemSettings> {
    const settings = new SystemSettings(store, defaults);
    await settings.refresh();
    return settings;
  }

  get current(): SystemSettingsValues {
    return this.#current;
  }

  /**
   * Replaces the given properties; the others stay. In force when the promise resolves.
   * @throws AppError VALUE_INVALID, one fault per property
   */
  async change(properties: JsonObject): Promise<SystemSettingsValues> {
    const changed = await this.#store.change(ROW, (stored) =>
      toJson(changeSystemSettings(readSystemSettings(stored, this.#defaults), properties)),
    );
    await this.refresh();
    return readSystemSettings(changed, this.#defaults);
  }

  /** Reads what is stored, after all readings asked for before: an older one never replaces a newer one. */
  refresh(): Promise<void> {
    const read = async (): Promise<void> => this.#adopt(readSystemSettings((await this.#store.read(ROW)) ?? {}, this.#defaults));
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  onChange(listener: Listener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => void this.#listeners.delete(listener));
  }

  #adopt(values: SystemSettingsValues): void {
    if (isDeepStrictEqual(values, this.#current)) return;
    this.#current = Object.freeze(values);
    for (const listener of this.#listeners) listener(values);
  }
}
