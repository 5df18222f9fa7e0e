// node scripts/prune-for-server.mjs: after a build, takes everything out of node_modules that the compiled server does not load. For images.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root, workspaces } from './lib/paths.mjs';

const LOADS = /\b(?:require|import|require\.resolve)\(["']([^"'.][^"']*)["']\)/g;
/** Built for browsers, or for tests. */
const LEFT_OUT = ['packages/client', 'packages/js-runtime', 'packages/ui', 'packages/testing'];

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Where Node finds a package from a place, as the lock file says: the nearest node_modules upwards. */
function find(name, from) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
    const path = [place, 'node_modules', name].filter(Boolean).join('/');
    if (path in packages) return path;
    if (place === '') return undefined;
  }
}

/** A workspace without pages declares just what the server needs, also what is loaded by a name that is put together at run time. */
function neededBy(workspace) {
  const names = existsSync(join(root, workspace, 'src/client')) ? loadedBy(workspace) : Object.keys(packages[workspace].dependencies ?? {});
  return [...new Set(names)].map((name) => find(name, workspace)).filter((path) => path !== undefined);
}

/** The packages a workspace's compiled server code names. */
function loadedBy(workspace) {
  const dist = join(root, workspace, 'dist');
  const files = filesBelow(dist, (folder) => folder === 'client').filter((file) => file.endsWith('.js'));
  return files.flatMap((file) => [...readFileSync(join(dist, file), 'utf8').matchAll(LOADS)].map(([, name]) => packageOf(name)));
}

function withDependencies(paths) {
  const kept = new Set();
  const waiting = [...paths];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (kept.has(path)) continue;
    kept.add(path);
    const { link, dependencies = {}, optionalDependencies = {} } = packages[path];
    // What a workspace loads is known from its own code; it declares what its pages need as well.
    const names = link ? [] : Object.keys({ ...dependencies, ...optionalDependencies });
    waiting.push(...names.map((name) => find(name, path)).filter((found) => found !== undefined));
  }
  return kept;
}

const servers = workspaces.filter((workspace) => !LEFT_OUT.includes(workspace));
const kept = withDependencies(servers.flatMap(neededBy));
const gone = Object.keys(packages).filter((path) => path.includes('node_modules/') && !kept.has(path));
for (const path of gone.filter((path) => ![...kept].some((other) => other.startsWith(`${path}/`)))) {
  rmSync(join(root, path), { recursive: true, force: true });
}
// Scopes that are empty now.
for (const scope of readdirSync(join(root, 'node_modules')).filter((name) => name.startsWith('@'))) {
  const folder = join(root, 'node_modules', scope);
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
console.log(`Kept ${kept.size} packages, removed ${gone.length}`);
