import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FacadeOwner } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import type { Disposable, StatementContext } from '@mortise/shared';
import { Client } from 'pg';
import type { DatabaseConfig } from '../data-source';

export const POSTGRES_URL = process.env['MORTISE_TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A place of its own for one test file, and how to clean it up. */
export interface TestDatabase {
  readonly config: DatabaseConfig;
  remove(): Promise<void>;
}

export const DIALECTS = ['sqlite', 'postgres'] as const;

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => SILENT };

export const NOBODY: StatementContext = { variables: { '$user.id': null, $nRole: null } };

export function createTestDatabase(dialect: DatabaseConfig['dialect']): TestDatabase {
  return dialect === 'sqlite' ? sqliteDatabase() : postgresDatabase();
}

function sqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-database-'));
  return {
    config: { dialect: 'sqlite', storage: join(folder, 'db', 'main.sqlite'), poolMax: 4 },
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}

function postgresDatabase(): TestDatabase {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  return {
    config: { dialect: 'postgres', url: POSTGRES_URL, schema, poolMax: 4 },
    remove: () => askPostgres(`DROP SCHEMA IF EXISTS ${schema} CASCADE`).then(() => undefined),
  };
}

/** One statement on a connection of its own, beside everything under test. */
export async function askPostgres(text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: POSTGRES_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** An owner whose ledger can be played back. */
export function testOwner(id: string): FacadeOwner & { undoAll(): Promise<void>; readonly kinds: string[] } {
  const undos: Disposable[] = [];
  const kinds: string[] = [];
  return {
    id,
    log: SILENT,
    kinds,
    ledger: {
      record(kind, _name, undo) {
        kinds.push(kind);
        undos.push(undo);
      },
    },
    async undoAll() {
      for (const undo of undos.splice(0).reverse()) await undo.dispose();
    },
  };
}
