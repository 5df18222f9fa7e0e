import type { DatabaseConfig, DatabaseFacts, Log } from '@mortise/plugin-api/server';
import { AppError, parseUrl } from '@mortise/shared';
import { type Driver, once } from '../connection/driver';
import { openPostgresDriver } from '../connection/postgres-driver';
import { openSqliteDriver } from '../connection/sqlite-driver';
import type { DataSource } from '../data-source';
import { sourceOf } from '../open-data-source';
import { connectionFault } from './connection-fault';

/**
 * Connects to a database that is somebody else's: nothing in it is made or changed, and what is missing is told.
 * @throws AppError DATABASE_ADDRESS_UNREACHABLE, DATABASE_SIGN_IN_FAILED, DATABASE_MISSING, DATABASE_UNSUITABLE
 */
export async function openExternalSource({ key, config, log }: { key: string; config: DatabaseConfig; log: Log }): Promise<DataSource> {
  const driver = await openExternalDriver(config, log);
  return sourceOf({ key, driver, log });
}

const VERSION = {
  sqlite: 'SELECT sqlite_version() AS version',
  postgres: `SELECT current_setting('server_version') AS version`,
} as const satisfies Record<DatabaseConfig['dialect'], string>;

/**
 * Connects, asks who answers, and disconnects.
 * @throws what `openExternalSource` throws
 */
export async function testDatabase(config: DatabaseConfig, log: Log): Promise<DatabaseFacts> {
  const driver = await openExternalDriver(config, log);
  try {
    const { rows } = await driver.read(once(VERSION[config.dialect]));
    return { dialect: config.dialect, version: String(rows[0]?.['version']) };
  } finally {
    await driver.close();
  }
}

async function openExternalDriver(config: DatabaseConfig, log: Log): Promise<Driver> {
  requireUrl(config);
  try {
    return await (config.dialect === 'sqlite'
      ? openSqliteDriver(config, { external: true })
      : openPostgresDriver(config, log, { external: true }));
  } catch (error) {
    throw connectionFault(error, config);
  }
}

function requireUrl({ url }: DatabaseConfig): void {
  if (url === undefined || (/^postgres(ql)?:\/\//.test(url) && parseUrl(url) !== undefined)) return;
  // The address may hold a password, so it is not told back.
  throw new AppError('DATABASE_UNSUITABLE', { setting: 'url', expected: 'postgres://user:password@host:5432/database', received: null });
}
