import type { Log } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Client } from 'pg';
import { type Options, Sequelize } from 'sequelize';
import type { DatabaseConfig } from '../data-source';
import { quoteText } from '../dialects/quote-text';

const SCHEMA_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
const OLDEST_VERSION = 140_000;
const SETTINGS = '-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c jit=off';

interface ConnectOptions {
  readonly log: Log;
  /** The database is somebody else's: a schema that is missing is told, not made. */
  readonly external: boolean;
}

/**
 * A pool whose connections work. The schema, if one is given, is created when missing.
 * @throws AppError CONFIG_INVALID, DATABASE_MISSING; the driver's error when the server cannot be reached
 */
export async function connectPostgres(config: DatabaseConfig, { log, external }: ConnectOptions): Promise<Sequelize> {
  if (config.schema !== undefined && !SCHEMA_NAME.test(config.schema)) {
    throw new AppError('CONFIG_INVALID', { setting: 'schema', expected: 'letters, digits and _', received: config.schema });
  }
  const options = poolOptions(config);
  const sequelize = config.url === undefined ? new Sequelize(options) : new Sequelize(config.url, options);
  // Without a listener a connection the server closes would end the process.
  sequelize.addHook('afterConnect', (connection) => {
    (connection as Client).on('error', (error) => log.warn('database connection lost', { error }));
  });
  try {
    await prepareServer(sequelize, config.schema, external);
  } catch (error) {
    await sequelize.close();
    throw error;
  }
  return sequelize;
}

function poolOptions(config: DatabaseConfig): Options {
  const { host, port, database, user: username, password } = config;
  // Left out of Sequelize's types: a known version spares a connection that would only ask for it, and the zone a setting.
  const settings = { host, port, database, username, password, databaseVersion: '14.0.0', keepDefaultTimezone: true };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const searchPath = config.schema === undefined ? '' : ` -c search_path="${config.schema}"`;
  return {
    ...Object.fromEntries(given),
    dialect: 'postgres',
    logging: false,
    pool: { max: config.poolMax, min: 0, idle: 60_000, acquire: 10_000 },
    dialectOptions: {
      application_name: 'mortise',
      clientMinMessages: 'ignore',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      options: `${SETTINGS}${searchPath}`,
      ...(config.ssl === true ? { ssl: { rejectUnauthorized: true } } : {}),
    },
  };
}

async function prepareServer(sequelize: Sequelize, schema: string | undefined, external: boolean): Promise<void> {
  const manager = sequelize.connectionManager;
  const client = (await manager.getConnection({ type: 'write' })) as Client;
  try {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
    );
    const [server] = rows;
    if (Number(server?.version) < OLDEST_VERSION || server?.encoding !== 'UTF8') {
      throw new AppError('CONFIG_INVALID', {
        setting: 'database',
        expected: 'PostgreSQL 14 or later with encoding UTF8',
        received: { ...server },
      });
    }
    if (schema !== undefined) await ensureSchema(client, schema, external);
  } finally {
    manager.releaseConnection(client);
  }
}

async function ensureSchema(client: Client, schema: string, external: boolean): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount) return;
  if (external) throw new AppError('DATABASE_MISSING', { what: 'schema', name: schema });
  // In one block, so that a process that creates it at the same moment is no error.
  const block = `BEGIN CREATE SCHEMA "${schema}"; EXCEPTION WHEN duplicate_schema OR unique_violation THEN NULL; END`;
  await client.query(`DO ${quoteText(block)}`);
}
