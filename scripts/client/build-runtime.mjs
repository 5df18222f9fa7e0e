// The documents that code of page authors runs in, and the libraries it is given. A document is one file with its script inside: a browser
// does not keep what a document without an origin asks for.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../lib/paths.mjs';
import { correctLibraries } from './correct-libraries.mjs';
import { runVite } from './run-vite.mjs';

const folder = join(root, 'packages/js-runtime');
const source = (path) => join(folder, 'src', path);

/** Where each begins. */
const DOCUMENTS = { 'block.html': 'frame/entry.ts', 'logic.html': 'logic/frame/entry.ts' };
/** What each takes from the others. */
const LIBRARIES = {
  react: [],
  dayjs: [],
  antd: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'dayjs'],
  'antd-icons': ['react', 'react-dom', 'react/jsx-runtime'],
};

/** The compiler, also for the server, which loads no sources. It is no file of a frame. */
const COMPILER = { input: source('compile/compile-block.ts'), format: 'cjs' };

/** The code of one module and all it imports, as one script. */
async function bundle({ input, format, external = [], outDir }) {
  const draft = `${outDir}.part`;
  const output = { format, entryFileNames: 'part.js', codeSplitting: false };
  await runVite({ root: folder, outDir: draft, input: { part: input }, output, external, plugins: [correctLibraries()] });
  const code = readFileSync(join(draft, 'part.js'), 'utf8');
  rmSync(draft, { recursive: true });
  return code;
}

/** Nothing a frame loads comes from a server, and it sends nothing to one: all it has is the port to its page. */
function policy(script) {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob: 'unsafe-eval'`,
    "style-src 'unsafe-inline' blob:",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data: blob:',
    "connect-src 'none'",
    'worker-src blob:',
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

async function buildDocument(name, entry, outDir) {
  const code = await bundle({ input: source(entry), format: 'iife', outDir });
  // A script element ends where it first says so, and begins to mean something else after an opening comment.
  const script = code.replaceAll(/<(?=\/script|!--|script)/gi, String.raw`\x3c`);
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Block</title>';
  writeFileSync(join(outDir, name), `<!doctype html><html lang="en"><head>${head}</head><body><script>${script}</script></body></html>\n`);
  return policy(script);
}

/**
 * Writes documents, `libs/` and the compiler to `outDir`, with a `manifest.json`: `hash` changes with any file for frames, `policies` are the Content-Security-Policies
 * of the documents by name.
 */
export async function buildRuntime(outDir) {
  mkdirSync(join(outDir, 'libs'), { recursive: true });
  const policies = {};
  for (const [name, entry] of Object.entries(DOCUMENTS).filter(([, path]) => existsSync(source(path)))) {
    policies[name] = await buildDocument(name, entry, outDir);
  }
  for (const [name, external] of Object.entries(LIBRARIES)) {
    const code = await bundle({ input: source(`libs/${name}.ts`), format: 'cjs', external, outDir });
    writeFileSync(join(outDir, 'libs', `${name}.js`), code);
  }
  const hash = createHash('sha256');
  for (const file of filesBelow(outDir, () => false).toSorted()) hash.update(`${file}\0`).update(readFileSync(join(outDir, file)));
  writeFileSync(join(outDir, 'compile.cjs'), await bundle({ ...COMPILER, outDir }));
  const manifest = { hash: hash.digest('hex').slice(0, 20), policies };
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
