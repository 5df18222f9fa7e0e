import type { Log } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';

export interface SettingsListener {
  readonly log: Log;
  readonly run: (values: JsonObject) => void | Promise<void>;
}

/** Who wants to hear of new settings, by plugin. */
export class SettingsListeners {
  readonly #byPlugin = new Map<string, readonly SettingsListener[]>();

  add(id: string, listener: SettingsListener): void {
    this.#byPlugin.set(id, [...(this.#byPlugin.get(id) ?? []), listener]);
  }

  remove(id: string, listener: SettingsListener): void {
    const rest = (this.#byPlugin.get(id) ?? []).filter((other) => other !== listener);
    if (rest.length > 0) this.#byPlugin.set(id, rest);
    else this.#byPlugin.delete(id);
  }

  /** Never throws: the settings are stored already, whatever a listener makes of them. */
  async tell(id: string, values: JsonObject): Promise<void> {
    for (const { log, run } of this.#byPlugin.get(id) ?? []) {
      try {
        await run(values);
      } catch (error) {
        log.error('A listener of settings failed', { plugin: id, error });
      }
    }
  }
}
