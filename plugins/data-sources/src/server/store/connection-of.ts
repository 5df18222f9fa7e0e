import type { DatabaseConfig, SecretsPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { ConnectionOptions, SourceRow, SourceType } from './source-row';

const POOL_MAX = 5;

/** A database as the core opens it. */
export function connectionOf(type: SourceType, options: ConnectionOptions, password: string | undefined): DatabaseConfig {
  const { storage, host, port, database, username, schema, ssl, poolMax = POOL_MAX } = options;
  if (type === 'sqlite') return { dialect: type, ...(storage === undefined ? {} : { storage }), poolMax };
  const given = Object.entries({ host, port, database, user: username, password, schema, ssl }).filter(([, value]) => value !== undefined);
  return { dialect: type, ...Object.fromEntries(given), poolMax };
}

/**
 * The password of a stored source, if it has one.
 * @throws AppError VALUE_REQUIRED when it was sealed with another APP_KEY and has to be given again
 */
export function passwordOf({ secret }: Pick<SourceRow, 'secret'>, secrets: SecretsPort): string | undefined {
  if (secret === null) return undefined;
  const password = secrets.open(secret);
  if (password === undefined) throw new AppError('VALUE_REQUIRED', { field: 'options.password' });
  return password;
}
