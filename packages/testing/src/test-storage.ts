import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '@mortise/kernel';

export type Dialect = 'sqlite' | 'postgres';

const DEFAULT_ADDRESS = 'postgres://postgres@127.0.0.1:5432/postgres';

/** Files and database of one test server, and the variables that lead to them. */
export interface TestStorage {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Takes everything away again. */
  remove(): Promise<void>;
}

/** A fresh folder, and in it a SQLite file or elsewhere a PostgreSQL schema of its own. */
export async function createTestStorage(dialect: Dialect): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-test-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const common = { STORAGE_PATH: folder };
  if (dialect === 'sqlite') return { folder, variables: { ...common, DB_DIALECT: 'sqlite' }, remove: removeFolder };
  const schema = `test_${randomBytes(8).toString('hex')}`;
  return {
    folder,
    variables: { ...common, DATABASE_URL: postgresAddress(), DB_SCHEMA: schema, DB_POOL_MAX: '5' },
    remove: async () => {
      await dropSchema(schema);
      await removeFolder();
    },
  };
}

/** Where tests find PostgreSQL, whether or not it answers. */
export function postgresAddress(): string {
  return readEnvironment()['MORTISE_TEST_DATABASE_URL'] ?? DEFAULT_ADDRESS;
}

/** Test suites are declared before anything asynchronous can run, so a child process looks whether anybody answers. */
export function postgresAnswers(): boolean {
  if (readEnvironment()['MORTISE_TEST_DATABASE_URL'] !== undefined) return true;
  const { hostname, port } = new URL(DEFAULT_ADDRESS);
  const look = `require('node:net').connect(${port}, '${hostname}').on('connect', () => process.exit(0)).on('error', () => process.exit(1))`;
  return spawnSync(process.execPath, ['-e', look], { timeout: 2_000 }).status === 0;
}

interface PostgresModule {
  readonly Client: new (options: { connectionString: string }) => PostgresClient;
}
interface PostgresClient {
  connect(): Promise<void>;
  query(text: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  end(): Promise<void>;
}

/** The data source it belonged to is closed by now. */
async function dropSchema(schema: string): Promise<void> {
  await askPostgres(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
}

/** Asks on a connection of its own, beside everything under test, with the driver the database package has. Gives back the rows. */
export async function askPostgres(text: string, address = postgresAddress()): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { Client } = createRequire(require.resolve('@mortise/database'))('pg') as PostgresModule;
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
