import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Answer } from '../targets/target';
import { FileMemory } from './file-memory';
import type { FileTable, StaticFile, StoredFile } from './file-table';

/** What all tables of this process may hold in memory together. */
const MEMORY_BYTES = 48 * 1024 * 1024;

const memory = new FileMemory(MEMORY_BYTES);

/**
 * The answer for one file of a table, compressed as the browser prefers (RFC 9110, 12.5.3). `path` is relative to the folder and
 * decoded: `chunks/a.js`. The address must hold the table's hash, since the answer may be kept for ever.
 * @throws AppError ROUTE_NOT_FOUND
 */
export async function serveFiles(table: FileTable, path: string, header: HeaderReader): Promise<Answer> {
  const file = table.files.get(path);
  if (!file) throw new AppError('ROUTE_NOT_FOUND');
  const { encoding, stored } = choose(file, header('accept-encoding') ?? '');
  const body = await memory.read(stored);
  if (!body) throw new AppError('ROUTE_NOT_FOUND');
  return {
    type: file.type,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
    body,
  };
}

interface Choice {
  readonly encoding: 'br' | 'gzip' | undefined;
  readonly stored: StoredFile;
}

function choose({ plain, br, gzip }: StaticFile, accepted: string): Choice {
  if (br && accepts(accepted, 'br')) return { encoding: 'br', stored: br };
  if (gzip && accepts(accepted, 'gzip')) return { encoding: 'gzip', stored: gzip };
  return { encoding: undefined, stored: plain };
}

/** Whether the header names the coding without refusing it (`q=0`). */
function accepts(header: string, coding: string): boolean {
  return header.split(',').some((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
