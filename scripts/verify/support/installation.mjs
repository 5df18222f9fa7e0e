import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireFrom } from '../../lib/paths.mjs';
import { POSTGRES_HELP, findPostgres } from '../../lib/postgres.mjs';
import { removeOnExit } from './leftovers.mjs';
import { freePort, startServer } from './server.mjs';

export const ROOT = { account: 'root', password: 'verify-Root-1234' };

/** The kinds of database a round can run on; says so when PostgreSQL is not among them. */
export async function availableDatabases(log) {
  const postgres = await findPostgres();
  if (postgres === undefined) log(POSTGRES_HELP);
  return [{ kind: 'sqlite' }, ...(postgres === undefined ? [] : [{ kind: 'postgres', url: postgres }])];
}

/**
 * An empty installation on one database: a folder, settings, and a way to look into the tables past the server.
 * `remove` takes everything away again.
 */
export async function createInstallation(database, extra = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mortise-verify-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const forget = removeOnExit(removeFolder);
  const storage = join(folder, 'storage');
  mkdirSync(join(storage, 'plugins'), { recursive: true });
  const port = await freePort();
  const tables = database.kind === 'sqlite' ? sqliteTables(join(storage, 'db/mortise.sqlite')) : await postgresTables(database.url);
  const env = {
    STORAGE_PATH: storage,
    APP_KEY: randomBytes(32).toString('base64url'),
    INIT_ROOT_USERNAME: ROOT.account,
    INIT_ROOT_PASSWORD: ROOT.password,
    INIT_ROOT_EMAIL: 'root@example.org',
    ...tables.env,
    ...extra,
  };
  return {
    kind: database.kind,
    storage,
    env,
    port,
    tables,
    start: (more = {}) => startServer({ port, cwd: folder, env: { ...env, ...more } }),
    async remove() {
      await tables.drop();
      removeFolder();
      forget();
    },
  };
}

function sqliteTables(file) {
  const sqlite3 = requireFrom('packages/database')('sqlite3');
  const open = () =>
    new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) => (error ? reject(error) : resolve(database)));
      database.configure('busyTimeout', 60_000);
    });
  const all = (database, sql, values) =>
    new Promise((resolve, reject) => database.all(sql, values, (error, rows) => (error ? reject(error) : resolve(rows))));
  const close = (database) => new Promise((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())));
  const rows = async (sql, values = []) => {
    const database = await open();
    try {
      return await all(database, sql, values);
    } finally {
      await close(database);
    }
  };
  return {
    env: {},
    file,
    rows,
    names: async () =>
      (await rows(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`)).map(({ name }) => name),
    columns: async (table) => (await rows(`SELECT name FROM pragma_table_info(?1)`, [table])).map(({ name }) => name),
    drop: () => Promise.resolve(),
  };
}

async function postgresTables(url) {
  const { Client } = requireFrom('packages/database')('pg');
  const schema = `verify_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  const dropper = fileURLToPath(new URL('drop-schema.mjs', import.meta.url));
  const forget = removeOnExit(() => spawnSync(process.execPath, [dropper, url, schema], { timeout: 20_000 }));
  const rows = async (sql, values = []) => (await client.query(sql.replaceAll(/\?(\d)/g, '$$$1'), values)).rows;
  const inSchema = `table_schema = current_schema()`;
  return {
    env: { DATABASE_URL: url, DB_SCHEMA: schema },
    schema,
    rows,
    names: async () =>
      (await rows(`SELECT table_name::text AS name FROM information_schema.tables WHERE ${inSchema}`)).map(({ name }) => name),
    columns: async (table) =>
      (await rows(`SELECT column_name::text AS name FROM information_schema.columns WHERE ${inSchema} AND table_name = ?1`, [table])).map(
        ({ name }) => name,
      ),
    async drop() {
      await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
      await client.end();
      forget();
    },
  };
}

/** The database's own opinion of its files. @returns {Promise<string[]>} faults */
export async function integrityFaults({ kind, tables }) {
  if (kind !== 'sqlite') return [];
  const integrity = (await tables.rows('PRAGMA integrity_check')).map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const orphans = (await tables.rows('PRAGMA foreign_key_check')).map((row) => `foreign key of ${row.table} row ${row.rowid}`);
  return [...integrity, ...orphans];
}
