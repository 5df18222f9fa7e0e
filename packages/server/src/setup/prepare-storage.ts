import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '@mortise/kernel';

/**
 * Makes sure that the folders for storage and for the SQLite file exist and can be written, and the file too if there is one. The rejection
 * is a system error that names the path.
 */
export async function prepareStorage({ storage, database }: Config): Promise<void> {
  await prepareFolder(storage.path);
  if (database.dialect !== 'sqlite') return;
  await prepareFolder(dirname(database.file));
  await access(database.file, constants.R_OK | constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function prepareFolder(path: string): Promise<void> {
  await makeFolder(path);
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** Node's own recursive mkdir never returns where a parent exists but takes no folders (measured on 20.20 below /proc). */
async function makeFolder(path: string): Promise<void> {
  const outcome = await tryMkdir(path);
  if (outcome !== 'ENOENT' || dirname(path) === path) return;
  await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 });
}

/** Undefined when it was made; the code when it is there already or its parent is not. */
async function tryMkdir(path: string): Promise<'EEXIST' | 'ENOENT' | undefined> {
  try {
    await mkdir(path, { mode: 0o700 });
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return code;
    throw error;
  }
}
