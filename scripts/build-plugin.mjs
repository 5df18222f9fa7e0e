// node scripts/build-plugin.mjs <folder>: builds the client part of a plugin, wherever it lies, to the place its manifest names.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildPluginClient, clientEntry } from './client/build-plugin-client.mjs';
import { compressFiles } from './client/compress-files.mjs';
import { fail } from './lib/run.mjs';

/** The folder the built files belong into. */
function outputOf(folder) {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) fail(`${manifest} does not exist`);
  const client = JSON.parse(readFileSync(manifest, 'utf8')).mortise?.entries?.client;
  if (client === undefined) fail(`${manifest} names no mortise.entries.client`);
  if (!client.endsWith('/index.js')) fail(`${manifest}: mortise.entries.client must be the index.js of a folder, not ${client}`);
  if (clientEntry(folder) === undefined) fail(`${folder} has neither src/client/index.tsx nor src/client/index.ts`);
  return join(folder, dirname(client));
}

const [name] = process.argv.slice(2);
if (name === undefined) fail('Usage: node scripts/build-plugin.mjs <folder of the plugin>');
const folder = resolve(name);
const output = outputOf(folder);
// Built beside the old files, which are served until the new ones are whole.
const draft = `${output}.${process.pid}.tmp`;
try {
  await buildPluginClient(folder, draft);
  await compressFiles(draft, output);
  rmSync(output, { recursive: true, force: true });
  renameSync(draft, output);
} catch (error) {
  rmSync(draft, { recursive: true, force: true });
  fail(error.message);
}
console.log(`Built ${output}`);
