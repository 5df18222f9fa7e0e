// node build-page.mjs <folder> <page> <frame>: writes the page of the tests and the script of the hidden frame there.
import { fileURLToPath } from 'node:url';
import { runVite } from '../../../../../scripts/client/run-vite.mjs';

const [folder, page, frame] = process.argv.slice(2);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const output = { format: 'iife', entryFileNames: 'script.js', codeSplitting: false };
for (const [name, path] of Object.entries({ page, frame })) {
  await runVite({ root, outDir: `${folder}/${name}`, input: { script: path }, output });
}
