import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@mortise/shared';
import type { Sequelize as SequelizeInstance } from 'sequelize';
import { Sequelize } from 'sequelize';
import { type Database, LIMIT_ATTACHED, LIMIT_LENGTH, OPEN_READWRITE } from 'sqlite3';
import type { DatabaseConfig } from '../data-source';
import { createSqliteDialect } from '../dialects/sqlite';
import type { Driver } from './driver';
import { quoteWith } from './quoting';
import { ResourceQueue } from './resource-queue';
import { SqliteConnection } from './sqlite-connection';
import { SqliteIsolation } from './sqlite-isolation';
import { SqliteReads } from './sqlite-reads';
import { SqliteWriter } from './sqlite-writer';

const READERS = 2;
const READER_WAIT_MILLISECONDS = 30_000;
/** No value a text computes may be longer, in bytes. */
const MAX_COMPUTED_BYTES = 16 * 1024 * 1024;
const SETTINGS = 'PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;';

/**
 * A database file: one connection that writes, a few that read, all of Sequelize's making. An `external` file is taken as it is: it must be
 * there, and keeps its journal.
 */
export async function openSqliteDriver(config: DatabaseConfig, { external = false } = {}): Promise<Driver> {
  if (config.storage === undefined || config.storage === ':memory:') {
    throw new AppError('CONFIG_INVALID', { setting: 'storage', expected: 'path of a database file', received: config.storage ?? null });
  }
  if (!external) mkdirSync(dirname(config.storage), { recursive: true });
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage: config.storage,
    logging: false,
    ...(external ? { dialectOptions: { mode: OPEN_READWRITE } } : {}),
  });
  const opened: SqliteConnection[] = [];
  const open = async (name: string, settings: string): Promise<SqliteConnection> => {
    const connection = await connect(sequelize, name);
    opened.push(connection);
    await connection.control(`${SETTINGS}${settings}`);
    return connection;
  };
  try {
    // An external file may be none of SQLite's, which shows only when it is read.
    const writer = await open('writer', external ? 'SELECT 1 FROM sqlite_master LIMIT 1' : 'PRAGMA journal_mode = WAL;');
    const readers: SqliteConnection[] = [];
    for (let index = 0; index < READERS; index += 1) readers.push(await open(`reader-${index}`, 'PRAGMA query_only = ON;'));
    return createDriver(sequelize, writer, readers);
  } catch (error) {
    // Sequelize would wait for ever for the one that did not open.
    await Promise.all(opened.map((connection) => connection.close()));
    throw error;
  }
}

function createDriver(sequelize: SequelizeInstance, writer: SqliteConnection, readers: readonly SqliteConnection[]): Driver {
  const reading = new SqliteReads(new ResourceQueue(readers, READER_WAIT_MILLISECONDS));
  const writing = new SqliteWriter(writer);
  const all = [writer, ...readers];
  const isolation = new SqliteIsolation(async () => {
    const connection = await connect(sequelize, 'isolated', (database) => {
      database.configure('limit', LIMIT_ATTACHED, 0);
      database.configure('limit', LIMIT_LENGTH, MAX_COMPUTED_BYTES);
    });
    all.push(connection);
    await connection.control(`${SETTINGS}PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;`);
    return connection;
  });
  return {
    dialect: createSqliteDialect(quoteWith(sequelize)),
    read: (statement) => reading.read(statement),
    write: (statement) => writing.write(statement),
    async transaction(work) {
      const before = writer.schemaChanges;
      const result = await writing.transaction(work);
      if (writer.schemaChanges !== before) for (const connection of all) void connection.forget();
      return result;
    },
    isolated: (work, limits) => isolation.run(work, limits),
    statements: () => all.reduce((sum, connection) => sum + connection.statements, 0),
    async close() {
      // An empty turn in the queue waits for the writes before it.
      await writing.transaction(() => Promise.resolve());
      isolation.close();
      await Promise.all(all.map((connection) => connection.release()));
      await sequelize.close();
    },
  };
}

/** Sequelize keeps one SQLite connection per name and opens it on first use. */
async function connect(sequelize: SequelizeInstance, name: string, configure?: (database: Database) => void): Promise<SqliteConnection> {
  const options = { type: 'write', uuid: name } as const;
  const database = (await sequelize.connectionManager.getConnection(options)) as Database;
  configure?.(database);
  return new SqliteConnection(database);
}
