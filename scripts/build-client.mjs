// Builds the admin, the runtime of JS blocks and the client parts of all plugins, as far as they are stale. Run directly, or call buildClient().
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPluginClient, clientEntry } from './client/build-plugin-client.mjs';
import { buildRuntime } from './client/build-runtime.mjs';
import { buildShell } from './client/build-shell.mjs';
import { compressFiles } from './client/compress-files.mjs';
import { filesBelow, root, workspaces } from './lib/paths.mjs';

const COMMON = ['scripts/build-client.mjs', 'scripts/client', 'package-lock.json', 'packages/shared/src'];
const SHELL = ['packages/client/src', 'packages/ui/src', 'packages/plugin-api/src/client'];

const filesOf = (path) =>
  statSync(join(root, path)).isDirectory() ? filesBelow(join(root, path), () => false).map((file) => `${path}/${file}`) : [path];

/** Changes with anything the build reads. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf).filter((name) => !name.includes('.test.'))) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

const shell = {
  output: join(root, 'packages/client/dist'),
  sources: SHELL,
  build: buildShell,
};

const runtime = {
  output: join(root, 'packages/js-runtime/dist'),
  sources: ['packages/js-runtime/src'],
  build: buildRuntime,
};

/** Packages of ours whose code comes along in the bundle of a plugin: those it depends on, rather than finds in the admin. */
function bundledWith(workspace) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'));
  return Object.keys(dependencies).flatMap((name) =>
    name.startsWith('@mortise/') ? [`packages/${name.slice('@mortise/'.length)}/src`] : [],
  );
}

const pluginPart = (workspace) => ({
  output: join(root, workspace, 'dist/client'),
  sources: [...['client', 'contract'].map((folder) => `${workspace}/src/${folder}`), ...bundledWith(workspace)].filter((folder) =>
    existsSync(join(root, folder)),
  ),
  build: (outDir) => buildPluginClient(join(root, workspace), outDir),
});

/** Lies inside the result, so that both come and go together. */
const markOf = (folder) => join(folder, '.built');

/** The new folder takes the place of the old one only when it is whole. */
async function buildPart({ output, build }, mark) {
  const draft = `${output}.${process.pid}.tmp`;
  mkdirSync(dirname(output), { recursive: true });
  await build(draft);
  await compressFiles(draft, output);
  writeFileSync(markOf(draft), mark);
  const old = `${output}.${process.pid}.old`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(draft, output);
  rmSync(old, { recursive: true, force: true });
}

/** What must be built, each with the mark its result will carry. */
function staleParts() {
  const plugins = workspaces.filter((workspace) => workspace.startsWith('plugins/') && clientEntry(join(root, workspace)) !== undefined);
  return [shell, runtime, ...plugins.map(pluginPart)]
    .map((part) => ({ part, mark: fingerprint([...COMMON, ...part.sources]) }))
    .filter(({ part, mark }) => !existsSync(markOf(part.output)) || readFileSync(markOf(part.output), 'utf8') !== mark);
}

export const isClientStale = () => staleParts().length > 0;

/** Builds what is stale; resolves to the number of parts built, or throws one error that says what the bundler found in all of them. */
export async function buildClient() {
  const faults = [];
  const stale = staleParts();
  for (const { part, mark } of stale) await buildPart(part, mark).catch((error) => faults.push(error.message));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return stale.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  const built = await buildClient().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  console.log(`Built ${built} client parts in ${Math.round(performance.now() - start)} ms`);
}
