import type { ServerPlugin } from '@mortise/plugin-api/server';
import type { FoundPlugin } from './found-plugin';

export interface LoadedPlugin {
  readonly plugin: ServerPlugin;
  /** Lets go of the plugin's code, so that the next load reads it anew. */
  unload(): void;
}

/** Brings a plugin's server code into the process. */
export interface PluginLoader {
  load(found: FoundPlugin & { readonly serverEntry: string }): Promise<LoadedPlugin>;
}

/**
 * The plugin a module exports by default.
 * @throws TypeError when it exports something else
 */
export function readServerPlugin(exported: unknown, id: string): ServerPlugin {
  const plugin: unknown = isRecord(exported) && 'default' in exported ? exported['default'] : exported;
  if (!isRecord(plugin) || typeof plugin['setup'] !== 'function' || !isRecord(plugin['needs'])) {
    throw new TypeError('the server entry must export by default what defineServerPlugin returns');
  }
  if (plugin['id'] !== id) throw new TypeError(`the server entry says its id is "${String(plugin['id'])}", the manifest says "${id}"`);
  return plugin as unknown as ServerPlugin;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
