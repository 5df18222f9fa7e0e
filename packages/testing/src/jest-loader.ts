import { type PluginLoader, readServerPlugin } from '@mortise/kernel';

/** Loads plugins through the test runner, which compiles them on the way. Their modules stay loaded until the test file ends. */
export const jestLoader: PluginLoader = {
  load: ({ serverEntry, manifest }) => {
    const exported: unknown = require(serverEntry);
    return Promise.resolve({ plugin: readServerPlugin(exported, manifest.id), unload: () => undefined });
  },
};
