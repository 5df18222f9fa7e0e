import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@mortise/plugin-api/manifest';

export interface WrittenPlugin extends Partial<Omit<PluginManifest, 'id' | 'entries'>> {
  readonly id: string;
  /** Wishes by name: `{ events: 'core.events' }`. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Body of `setup(deps, context)`, plain JavaScript. */
  readonly setup: string;
  /** Files of the built client part by name, plain JavaScript modules; the page begins with `index.js`. */
  readonly client?: Readonly<Record<string, string>>;
}

/** Writes a plugin that exists for one test into a folder of plugins. It is on from the start unless its preset says otherwise. */
export async function writePlugin(folder: string, { setup, needs = {}, client, ...manifest }: WrittenPlugin): Promise<void> {
  const directory = join(folder, manifest.id);
  await mkdir(directory, { recursive: true });
  const entries = { server: './server.js', ...(client === undefined ? {} : { client: './client/index.js' }) };
  const mortise = { title: manifest.id, engine: '*', preset: 'on', ...manifest, entries };
  await writeFile(
    join(directory, 'package.json'),
    JSON.stringify({ name: `test-${manifest.id}`, version: '1.0.0', type: 'commonjs', mortise }),
  );
  const refs = Object.fromEntries(Object.entries(needs).map(([name, id]) => [name, { id, optional: false }]));
  const plugin = `{ id: ${JSON.stringify(manifest.id)}, needs: ${JSON.stringify(refs)}, async setup(deps, context) { ${setup} } }`;
  await writeFile(join(directory, 'server.js'), `'use strict';\nmodule.exports = ${plugin};\n`);
  await writeClient(directory, client ?? {});
}

async function writeClient(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(directory, 'client'), { recursive: true });
  for (const [name, code] of Object.entries(files)) await writeFile(join(directory, 'client', name), code);
}
