import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that was sent, kept until it is used up. */
export interface Spool {
  /** From its beginning, each time. */
  read(): AsyncIterable<Buffer>;
  remove(): Promise<void>;
}

/**
 * Keeps a file on disk until all of it is here: no transaction waits for a slow network, an upload that breaks off has changed nothing, and
 * it can be read twice.
 */
export async function spool(chunks: AsyncIterable<Buffer>): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'upload');
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { read: () => createReadStream(path, { highWaterMark: 256 * 1024 }), remove };
}
