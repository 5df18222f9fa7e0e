import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@mortise/shared';
import type { Sequelize as SequelizeInstance } from 'sequelize';
import { Sequelize } from 'sequelize';
import type { Database } from 'sqlite3';
import type { DatabaseConfig } from '../data-source';
import { createSqliteDialect } from '../dialects/sqlite';
import type { Driver } from './driver';
import { quoteWith } from './quoting';
import { ResourceQueue } from './resource-queue';
import { SqliteConnection } from './sqlite-connection';
import { SqliteWriter } from './sqlite-writer';

const READERS = 2;
const READER_WAIT_MILLISECONDS = 30_000;
const SETTINGS = 'PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;';

/** A database file: one connection that writes, a few that read, all of Sequelize's making. */
export async function openSqliteDriver(config: DatabaseConfig): Promise<Driver> {
  if (config.storage === undefined || config.storage === ':memory:') {
    throw new AppError('CONFIG_INVALID', { setting: 'storage', expected: 'path of a database file', received: config.storage ?? null });
  }
  mkdirSync(dirname(config.storage), { recursive: true });
  const sequelize = new Sequelize({ dialect: 'sqlite', storage: config.storage, logging: false });
  const writer = await connect(sequelize, 'writer', 'PRAGMA journal_mode = WAL;');
  const readers: SqliteConnection[] = [];
  for (let index = 0; index < READERS; index += 1) readers.push(await connect(sequelize, `reader-${index}`, 'PRAGMA query_only = ON;'));
  return createDriver(sequelize, writer, readers);
}

function createDriver(sequelize: SequelizeInstance, writer: SqliteConnection, readers: readonly SqliteConnection[]): Driver {
  const reading = new ResourceQueue(readers, READER_WAIT_MILLISECONDS);
  const writing = new SqliteWriter(writer);
  const all = [writer, ...readers];
  return {
    dialect: createSqliteDialect(quoteWith(sequelize)),
    read: (statement) => reading.run((connection) => connection.run(statement)),
    write: (statement) => writing.write(statement),
    transaction: (work) => writing.transaction(work),
    statements: () => all.reduce((sum, connection) => sum + connection.statements, 0),
    async close() {
      // An empty turn in the queue waits for the writes before it.
      await writing.transaction(() => Promise.resolve());
      await Promise.all(all.map((connection) => connection.release()));
      await sequelize.close();
    },
  };
}

/** Sequelize keeps one SQLite connection per name and opens it on first use. */
async function connect(sequelize: SequelizeInstance, name: string, settings: string): Promise<SqliteConnection> {
  const options = { type: 'write', uuid: name } as const;
  const connection = new SqliteConnection((await sequelize.connectionManager.getConnection(options)) as Database);
  await connection.control(`${SETTINGS}${settings}`);
  return connection;
}
