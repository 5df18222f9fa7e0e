import { resolve } from 'node:path';
import type { VariableValues } from './check-variables';
import type { DatabaseConfig, PostgresConfig } from './config';
import { parsePostgresUrl } from './postgres-url';

/** Chooses the database from the variables; pushes a sentence on `faults` for each contradiction. */
export function databaseConfig(values: VariableValues, paths: { cwd: string; storage: string }, faults: string[]): DatabaseConfig {
  const url = values.DATABASE_URL;
  if (url !== undefined && values.DB_DIALECT === 'sqlite') {
    faults.push('DB_DIALECT is sqlite although DATABASE_URL names a PostgreSQL server: remove one of the two.');
  }
  if (url === undefined && values.DB_DIALECT !== 'postgres') {
    return { dialect: 'sqlite', file: resolve(paths.cwd, values.DB_STORAGE ?? `${paths.storage}/db/mortise.sqlite`) };
  }
  return postgresConfig(values, faults);
}

function postgresConfig(values: VariableValues, faults: string[]): PostgresConfig {
  const address = values.DATABASE_URL === undefined ? undefined : parsePostgresUrl(values.DATABASE_URL);
  if (!address) {
    for (const name of ['DB_DATABASE', 'DB_USER'] as const) {
      if (values[name] === undefined)
        faults.push(`${name} must be set when DB_DIALECT is postgres and DATABASE_URL is not given; nothing was given.`);
    }
  }
  return {
    dialect: 'postgres',
    host: address?.host ?? values.DB_HOST ?? '',
    port: address?.port ?? Number(values.DB_PORT),
    database: address?.database ?? values.DB_DATABASE ?? '',
    user: address?.user ?? values.DB_USER ?? '',
    password: address ? address.password : values.DB_PASSWORD,
    schema: values.DB_SCHEMA ?? '',
    poolMax: Number(values.DB_POOL_MAX),
    ssl: address?.ssl ?? (values.DB_SSL === 'require' ? 'require' : 'off'),
  };
}
