import type { JsonObject } from '@mortise/shared';

/** This plugin's settings, checked against the manifest's schema. */
export interface SettingsPort {
  get(): JsonObject;
  set(values: JsonObject): Promise<void>;
}
