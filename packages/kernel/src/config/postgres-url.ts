import { parseUrl } from '@mortise/shared';
import type { PostgresConfig } from './config';

export interface PostgresAddress extends Pick<PostgresConfig, 'host' | 'port' | 'database' | 'user' | 'password'> {
  /** Undefined when the address does not say. */
  readonly ssl: PostgresConfig['ssl'] | undefined;
}

const DEFAULT_PORT = 5432;
/** Modes that check certificates are not among them: silently doing less would be worse than refusing. */
const SSL_MODES: Readonly<Record<string, PostgresConfig['ssl']>> = { disable: 'off', require: 'require' };

/** Takes `postgres://user:password@host:port/database?sslmode=require` apart; undefined when it is not one. */
export function parsePostgresUrl(text: string): PostgresAddress | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  const mode = url.searchParams.get('sslmode');
  const ssl = mode === null ? undefined : SSL_MODES[mode];
  const database = decode(url.pathname.slice(1));
  const user = decode(url.username);
  const password = decode(url.password);
  const complete = ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname !== '' && Boolean(database) && Boolean(user);
  if (!complete || database === undefined || user === undefined || password === undefined || (mode !== null && ssl === undefined))
    return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    database,
    user,
    password: password === '' ? undefined : password,
    ssl,
  };
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
