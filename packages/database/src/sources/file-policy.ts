import { realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { DatabaseConfig } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** Which SQLite files may be opened as data sources. */
export interface FilePolicy {
  /** They may lie anywhere below one of these; what is no absolute path starts from the first. */
  readonly folders: readonly string[];
  /** Files of Mortise itself, which may not be. */
  readonly kept: readonly string[];
}

/**
 * The configuration with the real path of its file.
 * @throws AppError DATABASE_UNSUITABLE for a file that may not be opened, DATABASE_MISSING when there is none
 */
export async function locateFile(config: DatabaseConfig, { folders, kept }: FilePolicy): Promise<DatabaseConfig> {
  if (config.dialect !== 'sqlite' || config.storage === undefined) return config;
  const path = resolve(folders[0] ?? '', config.storage);
  const real = await realpath(path).catch(() => undefined);
  const allowed = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  // A path outside is refused whether there is a file or not: what lies there is nobody's business.
  if (!allowed.some((folder) => (real ?? path).startsWith(`${folder}${sep}`)))
    throw unsuitable(config.storage, 'a file below the storage folder, or below one of DATA_SOURCE_FOLDERS');
  if (real === undefined) throw new AppError('DATABASE_MISSING', { what: 'file', name: config.storage });
  const file = await identityOf(real);
  const own = await Promise.all(kept.map((each) => identityOf(each).catch(() => undefined)));
  if (own.includes(file)) throw unsuitable(config.storage, 'another file than that of data source "main"');
  return { ...config, storage: real };
}

/** The same for every name a file has. */
async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path);
  return `${dev}:${ino}`;
}

function unsuitable(received: string, expected: string): AppError {
  return new AppError('DATABASE_UNSUITABLE', { setting: 'storage', expected, received: received.slice(0, 200) });
}
