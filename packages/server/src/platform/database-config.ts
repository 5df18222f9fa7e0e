import type { DatabaseConfig } from '@mortise/database';
import type { Config } from '@mortise/kernel';

/** The connection as the database package wants it. */
export function databaseConfig(config: Config['database']): DatabaseConfig {
  if (config.dialect === 'sqlite') return { dialect: 'sqlite', storage: config.file, poolMax: 1 };
  const { ssl, password, ...address } = config;
  return { ...address, ssl: ssl === 'require', ...(password === undefined ? {} : { password }) };
}
