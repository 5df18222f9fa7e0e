import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { onFirstAdmin } from '../../platform/first-admin';
import { closePlatform, openPlatform } from '../../platform/open-platform';
import { pluginDirectories, readConfig } from '../../setup/read-setup';
import { EXIT_FAILURE } from '../../supervisor/exit-codes';
import { commandLog } from '../command-log';
import { printFirstAdmin } from '../output';
import { ownRows } from './own-rows';
import { printSchema } from './print-schema';
import { ServedFault, servedRows } from './served-rows';

export interface TypesOptions {
  /** File to write; standard output without it. */
  readonly out?: string;
  /** Writes nothing; the exit code says whether the file is what would be written. */
  readonly check?: boolean;
  /** Asks a server instead of the database. */
  readonly url?: string;
  readonly key?: string;
  readonly keyStdin?: boolean;
  readonly dataSource?: string;
}

/** Writes TypeScript types of the collections: of this installation's database, or of what a server shows to a key. */
export async function writeTypes(options: TypesOptions): Promise<void> {
  const { out, check = false } = options;
  if (check && out === undefined) return fail('--check needs --out with the file to look at.');
  try {
    const written = printSchema(await rowsOf(options));
    if (out === undefined) process.stdout.write(written);
    else if (check) await compare(out, written);
    else await replaceFile(out, written);
  } catch (error) {
    if (!(error instanceof ServedFault)) throw error;
    fail(error.message);
  }
}

async function rowsOf({ url, key, keyStdin = false, dataSource = 'main' }: TypesOptions): Promise<readonly unknown[]> {
  if (url === undefined) return rowsOfDatabase(dataSource);
  return servedRows({ url, key: keyStdin ? (await text(process.stdin)).trim() : key, dataSource });
}

async function rowsOfDatabase(dataSource: string): Promise<readonly unknown[]> {
  const config = readConfig();
  const log = commandLog(config);
  const platform = await openPlatform({ config, log, plugins: pluginDirectories(config) });
  try {
    // Standard output may be on its way into a file.
    onFirstAdmin(platform.events, log, (admin) => printFirstAdmin(admin, process.stderr));
    await platform.host.start();
    return await ownRows(platform, dataSource, log);
  } finally {
    await closePlatform(platform);
  }
}

async function compare(file: string, expected: string): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => undefined);
  // Git on Windows may have changed how lines end.
  if (found?.replaceAll('\r\n', '\n') === expected) return;
  const state = found === undefined ? 'cannot be read' : 'is out of date';
  fail(`${file} ${state}. Write it again: mortise types --out ${file}`);
}

/** Whoever compiles meanwhile sees the old file or the new one. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = EXIT_FAILURE;
}
