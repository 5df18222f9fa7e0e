import type { JsonObject } from '@mortise/shared';

/** This plugin's settings, checked against the manifest's schema. */
export interface SettingsPort {
  get(): JsonObject;
  /** @throws AppError VALUE_INVALID with every fault */
  set(values: JsonObject): Promise<void>;
  /** Runs after every change, whoever made it, also in another process; `get` answers with the new values by then. */
  onChange(run: (values: JsonObject) => void | Promise<void>): void;
}
