import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** One file on the disk as it was when the table was made. */
export interface StoredFile {
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly digest: string;
}

/** One file that may be asked for, and its compressed neighbours. */
export interface StaticFile {
  /** Of the header Content-Type. */
  readonly type: string;
  readonly plain: StoredFile;
  readonly br: StoredFile | undefined;
  readonly gzip: StoredFile | undefined;
}

/** The files of a folder at one moment. Only what stands here is ever served, so no path can lead out of it. */
export interface FileTable {
  /** Changes with the content of any file; safe in a URL. */
  readonly hash: string;
  /** By path below the folder, with slashes: `index.js`, `chunks/a.js`. */
  readonly files: ReadonlyMap<string, StaticFile>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

const MAX_FILES = 2_000;
const HASH_LENGTH = 20;
/** Files read at the same moment: one after the other costs a start half a second, all together might open too many. */
const AT_ONCE = 32;

/**
 * Reads every file of a folder once for its digest. Links, hidden files and files of other types are left out.
 * @throws a system error when the folder cannot be read, Error when it holds too many files
 */
export async function readFileTable(folder: string): Promise<FileTable> {
  const paths = await listFiles(folder);
  const stored = new Map<string, StoredFile>();
  for (let first = 0; first < paths.length; first += AT_ONCE) {
    const files = await Promise.all(paths.slice(first, first + AT_ONCE).map(readStored));
    for (const file of files) stored.set(relative(folder, file.path).split(sep).join('/'), file);
  }
  const hash = createHash('sha256');
  for (const [name, { digest }] of stored) hash.update(`${name}\0${digest}\n`);
  return Object.freeze({ hash: hash.digest('hex').slice(0, HASH_LENGTH), files: toFiles(stored) });
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !isHidden(relative(folder, join(entry.parentPath, entry.name))));
  if (files.length > MAX_FILES) throw new Error(`${folder} holds more than ${MAX_FILES} files`);
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
}

function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules');
}

async function readStored(path: string): Promise<StoredFile> {
  return {
    path,
    digest: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  };
}

function toFiles(stored: ReadonlyMap<string, StoredFile>): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const [name, plain] of stored) {
    const type = TYPES[extname(name)];
    if (type !== undefined) files.set(name, { type, plain, br: stored.get(`${name}.br`), gzip: stored.get(`${name}.gz`) });
  }
  return files;
}
