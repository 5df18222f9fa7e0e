import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConfig } from '@mortise/plugin-api/server';
import type { TestServer } from './start-test-server';
import { type Dialect, askPostgres, postgresAddress } from './test-storage';

type Row = Readonly<Record<string, unknown>>;

/** A database of somebody else, who works on it beside us. */
export interface ExternalDatabase {
  readonly config: DatabaseConfig;
  /** Runs one statement, or several; the rows of a lone SELECT. */
  run(text: string): Promise<readonly Row[]>;
  remove(): Promise<void>;
}

/** A fresh SQLite file, or a PostgreSQL database of its own, with nothing in it. */
export function createExternalDatabase(dialect: Dialect): Promise<ExternalDatabase> {
  return dialect === 'sqlite' ? createFile() : createDatabase();
}

interface SqliteModule {
  readonly Database: new (path: string) => SqliteDatabase;
}
interface SqliteDatabase {
  all(text: string, done: (error: Error | null, rows: readonly Row[]) => void): void;
  exec(text: string, done: (error: Error | null) => void): void;
  close(done: () => void): void;
}

async function createFile(): Promise<ExternalDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-external-'));
  const storage = join(folder, 'theirs.sqlite');
  const file = openFile(storage);
  // Until something is written there is no file.
  await file.run('PRAGMA user_version = 1');
  return {
    config: { dialect: 'sqlite', storage, poolMax: 1 },
    run: file.run,
    async remove() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface OpenFile extends Pick<ExternalDatabase, 'run'> {
  close(): Promise<void>;
}

function openFile(path: string): OpenFile {
  const { Database } = createRequire(require.resolve('@mortise/database'))('sqlite3') as SqliteModule;
  const database = new Database(path);
  const settled = <T>(begin: (done: (error: Error | null, result?: T) => void) => void): Promise<T | undefined> =>
    new Promise((resolve, reject) => begin((error, result) => (error ? reject(error) : resolve(result))));
  return {
    async run(text) {
      if (/^\s*SELECT/i.test(text)) return (await settled<readonly Row[]>((done) => database.all(text, done))) ?? [];
      await settled<void>((done) => database.exec(text, done));
      return [];
    },
    close: () => new Promise((resolve) => database.close(resolve)),
  };
}

/** Runs SQL in the database of a server, as somebody who works on it beside the server. */
export async function runInMain({ storage: { folder, variables } }: Pick<TestServer, 'storage'>, text: string): Promise<readonly Row[]> {
  const { DATABASE_URL: address, DB_SCHEMA: schema } = variables;
  if (address !== undefined) {
    const url = new URL(address);
    url.searchParams.set('options', `-c search_path="${schema}"`);
    return await askPostgres(text, url.href);
  }
  const file = openFile(join(folder, 'db', 'mortise.sqlite'));
  try {
    return await file.run(`${/^\s*SELECT/i.test(text) ? '' : 'PRAGMA busy_timeout = 5000;'}${text}`);
  } finally {
    await file.close();
  }
}

async function createDatabase(): Promise<ExternalDatabase> {
  const name = `theirs_${randomBytes(6).toString('hex')}`;
  await askPostgres(`CREATE DATABASE ${name}`);
  const url = new URL(postgresAddress());
  url.pathname = `/${name}`;
  return {
    config: { dialect: 'postgres', url: url.href, poolMax: 4 },
    run: (text) => askPostgres(text, url.href),
    remove: async () => void (await askPostgres(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/** Of whom the sources are that tests open by themselves. */
const OWNER = 'test';
type Collections = Parameters<TestServer['platform']['sources']['publish']>[2];

export interface MountedSource {
  readonly key: string;
  readonly config: DatabaseConfig;
  readonly collections: Collections;
}

/** Serves collections of an external database, as a plugin would. Their tables must be there. */
export async function mountSource({ platform: { sources } }: TestServer, { key, config, collections }: MountedSource): Promise<void> {
  await sources.open({ owner: OWNER, key, config });
  sources.publish(key, OWNER, collections);
}

export function unmountSource({ platform: { sources } }: TestServer, key: string): void {
  sources.close(key, OWNER);
}
