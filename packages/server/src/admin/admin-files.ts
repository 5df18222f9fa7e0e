import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileTable, readFileTable } from '../static/file-table';

/** What the build of the admin says about itself; paths are below its folder. */
export interface AdminManifest {
  /** The module the page starts with. */
  readonly entry: string;
  /** Modules the entry needs at once. */
  readonly preload: readonly string[];
  readonly styles: readonly string[];
  /** Import map: specifier → path. */
  readonly imports: Readonly<Record<string, string>>;
}

/** A built admin. */
export interface AdminFiles {
  readonly manifest: AdminManifest;
  readonly table: FileTable;
}

/** Undefined when the folder holds no built admin. @throws a system error, or SyntaxError for a manifest that is no JSON */
export async function readAdminFiles(folder: string): Promise<AdminFiles | undefined> {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (manifest === undefined) return undefined;
  return { manifest: JSON.parse(manifest) as AdminManifest, table: await readFileTable(folder) };
}
