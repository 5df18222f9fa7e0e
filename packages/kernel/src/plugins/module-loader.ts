import Module, { createRequire } from 'node:module';
import { sep } from 'node:path';
import { type PluginLoader, readServerPlugin } from './plugin-loader';
import { type SharedModules, hostModules, shareModules } from './shared-modules';

export interface ModuleLoaderOptions {
  /** What plugins outside our tree share with the host; its own copies by default. */
  readonly sharedModules?: SharedModules;
}

/** Loads plugins with Node's CommonJS loader, so that they can be let go and loaded anew. */
export function createModuleLoader({ sharedModules = hostModules() }: ModuleLoaderOptions = {}): PluginLoader {
  return {
    // The rejection of an async function is the one way to fail.
    async load({ manifest, directory, origin, serverEntry }) {
      const stopSharing = origin === 'storage' ? shareModules(directory, sharedModules) : () => {};
      const unload = (): void => {
        stopSharing();
        forgetModules(directory);
      };
      try {
        // A fresh one each time: its hidden parent module would keep every version it ever loaded.
        const load = createRequire(serverEntry);
        return { plugin: readServerPlugin(load(serverEntry), manifest.id), unload };
      } catch (error) {
        unload();
        throw error;
      }
    },
  };
}

/** Removes every trace Node keeps of the modules below a directory. Compiled addons stay: they cannot be loaded twice. */
function forgetModules(directory: string): void {
  const belongs = (path: string): boolean => path.startsWith(directory + sep) && !path.endsWith('.node');
  const { _cache: cache, _pathCache: paths } = Module as unknown as {
    _cache: Record<string, NodeModule | undefined>;
    _pathCache: Record<string, string | undefined>;
  };
  for (const path of Object.keys(cache)) if (belongs(path)) delete cache[path];
  for (const cached of Object.values(cache)) {
    if (cached?.children.some((child) => belongs(child.filename)))
      cached.children = cached.children.filter((child) => !belongs(child.filename));
  }
  for (const [request, path] of Object.entries(paths)) if (path !== undefined && belongs(path)) delete paths[request];
}
