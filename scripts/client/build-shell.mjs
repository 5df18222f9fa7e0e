// The admin itself and, in the same build, the modules it shares with plugins: common code is one chunk.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { chunkGroups } from './chunk-groups.mjs';
import { EVERYWHERE, sharedModules } from './shared-modules.mjs';
import { splitImports } from './split-imports.mjs';
import { correctLibraries } from './correct-libraries.mjs';
import { runVite } from './run-vite.mjs';

const SHARED = 'shared:';
const folder = join(root, 'packages/client');

function serveSharedModules(modules) {
  return {
    name: 'mortise:shared-modules',
    resolveId: (id) => (id.startsWith(SHARED) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith(`\0${SHARED}`) ? modules.get(id.slice(SHARED.length + 1)) : undefined),
  };
}

const fileNameOf = (specifier) => specifier.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-/, '');

/** Every file a chunk needs before it can run. */
function withImports(chunks, fileName, seen = new Set()) {
  if (seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const next of chunks.get(fileName)?.imports ?? []) withImports(chunks, next, seen);
  return seen;
}

/** Writes the shell to `outDir`, with a `manifest.json` that says where the page starts, what it needs at once, and what the import map holds. */
export async function buildShell(outDir) {
  const modules = sharedModules();
  const shared = Object.fromEntries([...modules.keys()].map((name) => [fileNameOf(name), SHARED + name]));
  const source = (path) => join(folder, 'src', path);
  const groups = chunkGroups({
    // Of the interface of plugins the sign-in page needs only how to call the server.
    signIn: [source('entry.ts'), source('sign-in/mount-sign-in.tsx'), join(root, 'packages/plugin-api/src/client/api.ts')],
    admin: [source('shell/mount-admin.tsx'), ...EVERYWHERE.map((name) => `\0${SHARED}${name}`)],
  });
  const input = { ...shared, entry: source('entry.ts') };
  const output = {
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    assetFileNames: 'assets/[name]-[hash][extname]',
    codeSplitting: { groups },
  };
  const plugins = [serveSharedModules(modules), splitImports(), correctLibraries()];
  const result = await runVite({ root: folder, outDir, input, output, plugins });
  const chunks = new Map(result.output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const entries = [...chunks.values()].filter(({ isEntry }) => isEntry);
  const fileOf = (name) => entries.find((chunk) => chunk.name === name).fileName;
  const imports = Object.fromEntries([...modules.keys()].map((name) => [name, fileOf(fileNameOf(name))]));
  const entry = fileOf('entry');
  const preload = [...withImports(chunks, entry)].filter((file) => file !== entry);
  const styles = [entry, ...preload].flatMap((file) => [...chunks.get(file).viteMetadata.importedCss]);
  const manifest = { entry, preload, styles, imports };
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
