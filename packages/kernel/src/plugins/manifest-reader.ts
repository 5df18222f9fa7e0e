import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, sep } from 'node:path';
import { isJsonObject, type JsonObject } from '@mortise/shared';
import { valid } from 'semver';
import type { FoundPlugin, PluginOrigin } from './found-plugin';
import { checkManifest } from './manifest-check';
import { reasonOf } from './plugin-failure';

export interface PluginDirectories {
  /** Directories whose folders are plugins; a directory that does not exist holds none. */
  readonly bundled: readonly string[];
  readonly storage?: readonly string[];
  /** Loads `./dist/x.js` from `./src/x.ts` where that exists: for development and tests, which have no build. */
  readonly preferSources?: boolean;
}

/** A folder that is no plugin we can run, and why, in one sentence. */
export interface RejectedPlugin {
  readonly directory: string;
  readonly reason: string;
}

export interface FoundPlugins {
  readonly found: readonly FoundPlugin[];
  readonly rejected: readonly RejectedPlugin[];
}

/** Looks at every plugin folder without running anything in it. Of two plugins with one id the bundled, then the first by name counts. */
export async function readPlugins({ bundled, storage = [], preferSources = false }: PluginDirectories): Promise<FoundPlugins> {
  const found = new Map<string, FoundPlugin>();
  const rejected: RejectedPlugin[] = [];
  for (const { folder, origin } of [...(await folders(bundled, 'bundled')), ...(await folders(storage, 'storage'))]) {
    const read = await readPlugin(folder, origin, preferSources).catch(reasonOf);
    const earlier = typeof read === 'string' ? undefined : found.get(read.manifest.id);
    if (typeof read === 'string') rejected.push({ directory: folder, reason: read });
    else if (earlier) rejected.push({ directory: folder, reason: `the id "${read.manifest.id}" is taken by ${earlier.directory}` });
    else found.set(read.manifest.id, read);
  }
  return { found: [...found.values()], rejected };
}

async function folders(parents: readonly string[], origin: PluginOrigin): Promise<{ folder: string; origin: PluginOrigin }[]> {
  const names = await Promise.all(parents.map(async (parent) => (await childFolders(parent)).toSorted()));
  return names.flat().map((folder) => ({ folder, origin }));
}

async function childFolders(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  const paths = names.filter((name) => !name.startsWith('.') && name !== 'node_modules').map((name) => join(parent, name));
  const kinds = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return paths.filter((_path, index) => kinds[index]?.isDirectory());
}

/** The plugin in a folder, or the reason why there is none. */
async function readPlugin(folder: string, origin: PluginOrigin, preferSources: boolean): Promise<FoundPlugin | string> {
  const directory = await realpath(folder);
  const content = await readFile(join(directory, 'package.json'), 'utf8').catch(() => undefined);
  if (content === undefined) return 'there is no package.json';
  // Some editors begin every file with a byte order mark.
  const parsed: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
  if (!isJsonObject(parsed)) return 'package.json must hold an object';
  const manifest = checkManifest(parsed['mortise']);
  if (typeof manifest === 'string') return manifest;
  if (manifest.preset === 'core' && origin !== 'bundled') return 'only bundled plugins may have the preset "core"';
  const { name, version } = parsed;
  if (typeof name !== 'string' || name === '') return 'package.json has no name';
  if (typeof version !== 'string' || valid(version) === null) return 'package.json has no semver version';
  const server = manifest.entries.server && (await findEntry(directory, manifest.entries.server, preferSources));
  if (server === null) return `the entry ${manifest.entries.server} does not exist inside the package`;
  if (server && isModuleEntry(server, parsed))
    return `the entry ${manifest.entries.server} must be CommonJS: Node cannot unload ES modules`;
  if (await escapes(directory, manifest.entries.client)) return `the entry ${manifest.entries.client} lies outside the package`;
  return { manifest, directory, packageName: name, version, origin, serverEntry: server };
}

async function findEntry(directory: string, entry: string, preferSources: boolean): Promise<string | null> {
  const source = entry.replace(/^\.\/dist\//, './src/').replace(/\.js$/, '.ts');
  const candidates = preferSources ? [source, entry] : [entry];
  for (const candidate of candidates) {
    const path = await realpath(join(directory, candidate)).catch(() => undefined);
    if (path?.startsWith(directory + sep) && (await stat(path)).isFile()) return path;
  }
  return null;
}

/** A client entry need not be built yet, but it must not be a link that leads elsewhere. */
async function escapes(directory: string, entry: string | undefined): Promise<boolean> {
  const path = entry === undefined ? undefined : await realpath(join(directory, entry)).catch(() => undefined);
  return path !== undefined && !path.startsWith(directory + sep);
}

function isModuleEntry(path: string, packageJson: JsonObject): boolean {
  const extension = extname(basename(path));
  return extension === '.mjs' || (extension === '.js' && packageJson['type'] === 'module');
}
