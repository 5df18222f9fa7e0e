import { requireFrom } from '../lib/paths.mjs';

/**
 * A database as bare as it gets. Statements are prepared once per connection; `read` and `write` resolve to the first row.
 * @param {{ kind: 'sqlite', file: string } | { kind: 'postgres', url: string, schema: string, application: string }} options
 */
export function openReferenceDatabase(options) {
  return options.kind === 'sqlite' ? openSqlite(options.file) : openPostgres(options);
}

function openPostgres({ url, schema, application }) {
  const { Pool } = requireFrom('packages/database')('pg');
  // The same settings per connection as the product's.
  const settings = '-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c jit=off';
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: application,
    options: `${settings} -c search_path="${schema}"`,
  });
  const names = new Map();
  const nameOf = (text) => {
    const name = names.get(text) ?? `r${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  const run = async ({ text, values }) => (await pool.query({ name: nameOf(text), text, values })).rows[0];
  return { read: run, write: run };
}

const PRAGMAS = 'PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;';
const BATCH = 64;

/** One connection that writes, waiting writes sharing a commit, and two that read, one statement each at a time: as the product does it. */
async function openSqlite(file) {
  const writer = await connect(file, 'PRAGMA journal_mode = WAL;');
  const idle = [await connect(file, 'PRAGMA query_only = ON;'), await connect(file, 'PRAGMA query_only = ON;')];
  const waiting = [];
  const read = async (statement) => {
    const reader = idle.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
    try {
      return await reader.run(statement);
    } finally {
      const next = waiting.shift();
      if (next) next(reader);
      else idle.push(reader);
    }
  };
  return { read, write: groupCommit(writer) };
}

async function connect(file, pragmas) {
  const { Database } = requireFrom('packages/database')('sqlite3');
  const database = await new Promise((resolve, reject) => {
    const opened = new Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const exec = (sql) => new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve())));
  await exec(PRAGMAS + pragmas);
  const prepared = new Map();
  const run = ({ text, values }) => {
    if (!prepared.has(text)) prepared.set(text, database.prepare(text));
    return new Promise((resolve, reject) => prepared.get(text).all(values, (error, rows) => (error ? reject(error) : resolve(rows[0]))));
  };
  return { exec, run };
}

function groupCommit(writer) {
  const pending = [];
  let busy = false;
  const flush = async () => {
    busy = true;
    while (pending.length > 0) {
      const batch = pending.splice(0, BATCH);
      await commit(writer, batch);
    }
    busy = false;
  };
  return (statement) =>
    new Promise((resolve, reject) => {
      pending.push({ statement, resolve, reject });
      if (!busy) void flush();
    });
}

async function commit(writer, batch) {
  try {
    if (batch.length > 1) await writer.exec('BEGIN IMMEDIATE');
    const rows = [];
    for (const { statement } of batch) rows.push(await writer.run(statement));
    if (batch.length > 1) await writer.exec('COMMIT');
    batch.forEach(({ resolve }, index) => resolve(rows[index]));
  } catch (error) {
    if (batch.length > 1) await writer.exec('ROLLBACK').catch(() => undefined);
    for (const { reject } of batch) reject(error);
  }
}
