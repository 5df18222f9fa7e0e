// Strips the types of every workspace's src into its dist. Run directly, or call buildServer().
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passValues } from './lib/pass-values.mjs';
import { filesBelow, requireFrom, root, workspaces } from './lib/paths.mjs';

const swcOptions = requireFrom()('./scripts/swc-options.cjs');
const isClient = (folder) => folder === 'client';
/** Client parts have a build of their own; what only tests use is not shipped. */
const isLeftOut = (folder) => isClient(folder) || basename(folder) === 'testing';
/** Made by build-client.mjs and build-sdk.mjs. */
const HAVE_THEIR_OWN = ['packages/client', 'packages/js-runtime', 'packages/sdk'];
const isCode = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');
const outputOf = (file) => file.replace(/\.ts$/, '.js');

/** An output carries its source's modification time; older than the build itself it is stale as well. */
function isFresh({ source, output }, builtBy) {
  const result = statSync(output, { throwIfNoEntry: false });
  return result !== undefined && result.mtime.getTime() === statSync(source).mtime.getTime() && result.ctimeMs >= builtBy;
}

/** Another process may be loading the file right now: it sees the old one or the new one, never half of one. */
function replace(path, write) {
  const draft = `${path}.${process.pid}.tmp`;
  write(draft);
  renameSync(draft, path);
}

async function compile({ source, output }) {
  const { transformFile } = requireFrom()('@swc/core');
  const sourceFileName = relative(dirname(output), source);
  const { code, map } = await transformFile(source, { ...swcOptions, sourceMaps: true, sourceFileName });
  replace(`${output}.map`, (draft) => writeFileSync(draft, map));
  replace(output, (draft) => writeFileSync(draft, `${passValues(code)}\n//# sourceMappingURL=${basename(output)}.map\n`));
}

async function emit(task) {
  mkdirSync(dirname(task.output), { recursive: true });
  if (isCode(task.source)) await compile(task);
  else replace(task.output, (draft) => copyFileSync(task.source, draft));
  const { atime, mtime } = statSync(task.source);
  utimesSync(task.output, atime, mtime);
}

function tasksOf(workspace) {
  const from = join(root, workspace, 'src');
  if (!existsSync(from)) return [];
  return filesBelow(from, isLeftOut)
    .filter((file) => (isCode(file) && !file.endsWith('.test.ts')) || file.endsWith('.json'))
    .map((file) => ({ source: join(from, file), output: join(root, workspace, 'dist', outputOf(file)) }));
}

function removeOrphans(workspace, tasks) {
  const folder = join(root, workspace, 'dist');
  if (!existsSync(folder)) return;
  const wanted = new Set(tasks.flatMap(({ output }) => [output, `${output}.map`]));
  for (const file of filesBelow(folder, isClient)) {
    const path = join(folder, file);
    if (!wanted.has(path) && !path.endsWith('.tmp')) rmSync(path);
  }
}

/** Builds what is stale; resolves to the number of files written, or throws one error that lists every file that failed. */
export async function buildServer() {
  const builtBy = Math.max(
    ...['scripts/build-server.mjs', 'scripts/lib/pass-values.mjs', 'scripts/swc-options.cjs', 'package-lock.json'].map(
      (file) => statSync(join(root, file)).mtimeMs,
    ),
  );
  const tasks = workspaces
    .filter((workspace) => !HAVE_THEIR_OWN.includes(workspace))
    .map((workspace) => ({ workspace, files: tasksOf(workspace) }));
  tasks.forEach(({ workspace, files }) => removeOrphans(workspace, files));
  const stale = tasks.flatMap(({ files }) => files).filter((task) => !isFresh(task, builtBy));
  const faults = (await Promise.allSettled(stale.map(emit))).filter(({ status }) => status === 'rejected');
  // Behind the source excerpt SWC adds its own native stack, which helps nobody here.
  if (faults.length > 0) throw new Error(faults.map(({ reason }) => reason.message.split('\n\nCaused by')[0]).join('\n'));
  return stale.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  const written = await buildServer().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  console.log(`Built ${written} files in ${Math.round(performance.now() - start)} ms`);
}
