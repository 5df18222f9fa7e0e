// node build-page.mjs <folder>: writes the page of the tests and the script of the hidden frame there.
import { fileURLToPath } from 'node:url';
import { runVite } from '../../../../../scripts/client/run-vite.mjs';

const [folder] = process.argv.slice(2);
const source = (path) => fileURLToPath(new URL(path, import.meta.url));
const output = { format: 'iife', entryFileNames: 'script.js', codeSplitting: false };
for (const [name, path] of Object.entries({ page: './page.ts', frame: '../frame/entry.ts' })) {
  await runVite({ root: source('../../..'), outDir: `${folder}/${name}`, input: { script: source(path) }, output });
}
