import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@mortise/plugin-api/manifest';

export interface WrittenPlugin extends Partial<Omit<PluginManifest, 'id' | 'entries'>> {
  readonly id: string;
  /** Wishes by name: `{ events: 'core.events' }`. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Body of `setup(deps, context)`, plain JavaScript. */
  readonly setup: string;
}

/** Writes a plugin that exists for one test into a folder of plugins. It is on from the start unless its preset says otherwise. */
export async function writePlugin(folder: string, { setup, needs = {}, ...manifest }: WrittenPlugin): Promise<void> {
  const directory = join(folder, manifest.id);
  await mkdir(directory, { recursive: true });
  const mortise = { title: manifest.id, engine: '*', preset: 'on', ...manifest, entries: { server: './server.js' } };
  await writeFile(
    join(directory, 'package.json'),
    JSON.stringify({ name: `test-${manifest.id}`, version: '1.0.0', type: 'commonjs', mortise }),
  );
  const refs = Object.fromEntries(Object.entries(needs).map(([name, id]) => [name, { id, optional: false }]));
  const plugin = `{ id: ${JSON.stringify(manifest.id)}, needs: ${JSON.stringify(refs)}, async setup(deps, context) { ${setup} } }`;
  await writeFile(join(directory, 'server.js'), `'use strict';\nmodule.exports = ${plugin};\n`);
}
