import type { ClientPlugin } from './plugin-shell';

/** Declares a plugin's client part. Its module must be the default export of `entries.client`. */
export function defineClientPlugin(plugin: ClientPlugin): ClientPlugin {
  return Object.freeze(plugin);
}
