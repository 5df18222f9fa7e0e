import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pluginChunkGroups } from './chunk-groups.mjs';
import { hostIcons } from './host-icons.mjs';
import { shareIconBase } from './share-icon-base.mjs';
import { sharedModules } from './shared-modules.mjs';
import { splitImports } from './split-imports.mjs';
import { runVite } from './run-vite.mjs';

/** The source of a plugin's client part; undefined when it has none. */
export function clientEntry(directory) {
  return ['index.tsx', 'index.ts'].map((file) => join(directory, 'src/client', file)).find((file) => existsSync(file));
}

/** Builds the client part of the plugin in `directory` into `outDir`: one ES module, parts loaded later beside it. */
export async function buildPluginClient(directory, outDir) {
  const input = { index: clientEntry(directory) };
  const { esmExternalRequirePlugin } = await import('vite');
  const output = {
    entryFileNames: 'index.js',
    chunkFileNames: '[name]-[hash].js',
    assetFileNames: '[name]-[hash][extname]',
    codeSplitting: { groups: pluginChunkGroups(input.index) },
  };
  const external = [...sharedModules().keys()];
  // Also for the CommonJS packages of a plugin, whose `require` no browser has.
  const plugins = [esmExternalRequirePlugin({ external }), splitImports({ shareCommon: true }), hostIcons(), shareIconBase()];
  await runVite({ root: directory, outDir, input, output, plugins, preserveEntrySignatures: 'allow-extension' });
}
