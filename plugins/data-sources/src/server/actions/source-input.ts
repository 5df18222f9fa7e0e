import { AppError, type JsonObject, isJsonObject, nameFault } from '@mortise/shared';
import { type ConnectionOptions, MAIN, type SourceRow, type SourceType } from '../store/source-row';

const text = (maxLength: number, pattern = '^[^\\u0000]+$'): JsonObject => ({ type: 'string', minLength: 1, maxLength, pattern });

const OPTIONS: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    storage: text(1000),
    // No path: PostgreSQL would look for a socket there.
    host: text(253, '^[A-Za-z0-9_.:-]+$'),
    port: { type: 'integer', minimum: 1, maximum: 65_535 },
    database: text(63),
    username: text(63),
    password: { type: 'string', maxLength: 1000 },
    schema: text(63, '^[A-Za-z_][A-Za-z0-9_]*$'),
    ssl: { type: 'boolean' },
    poolMax: { type: 'integer', minimum: 1, maximum: 50 },
  },
};

const SETTINGS: JsonObject = {
  displayName: text(255),
  type: { type: 'string', enum: ['postgres', 'sqlite'] },
  options: OPTIONS,
  enabled: { type: 'boolean' },
};

export const CREATE_BODY: JsonObject = {
  type: 'object',
  required: ['key', 'type', 'options'],
  additionalProperties: false,
  properties: { key: { type: 'string' }, ...SETTINGS },
};
export const UPDATE_BODY: JsonObject = { type: 'object', additionalProperties: false, properties: SETTINGS };
export const TEST_BODY: JsonObject = {
  type: 'object',
  required: ['type', 'options'],
  additionalProperties: false,
  properties: { key: { type: 'string' }, type: SETTINGS['type'] ?? {}, options: OPTIONS },
};

export interface SourceInput {
  readonly key?: string;
  readonly displayName?: string;
  readonly type?: SourceType;
  readonly options?: ConnectionOptions & { readonly password?: string };
  readonly enabled?: boolean;
}

/** A body its schema has let through. */
export function readSourceInput(values: unknown): SourceInput {
  return isJsonObject(values) ? (values as SourceInput) : {};
}

/** @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN */
export function readKey(key: string): string {
  const fault = nameFault(key);
  if (fault) throw new AppError(fault === 'invalid' ? 'NAME_INVALID' : 'NAME_RESERVED', { what: 'data source', name: key.slice(0, 100) });
  if (key.toLowerCase() === MAIN) throw new AppError('NAME_TAKEN', { what: 'data source', name: key });
  return key;
}

const NEEDED = { sqlite: ['storage'], postgres: ['host', 'database', 'username'] } as const;

/**
 * The options of one type of database, without the others.
 * @throws AppError VALUE_REQUIRED
 */
export function readOptions(type: SourceType, options: ConnectionOptions): ConnectionOptions {
  for (const name of NEEDED[type]) if (options[name] === undefined) throw new AppError('VALUE_REQUIRED', { field: `options.${name}` });
  const { storage, host, port, database, username, schema, ssl, poolMax } = options;
  const own = type === 'sqlite' ? { storage } : { host, port, database, username, schema, ssl, poolMax };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
}

/**
 * Whether a stored password may go where the new options lead: to the same server, as carefully as before. Anywhere else it would be told
 * to whoever listens there.
 */
export function mayKeepPassword(stored: SourceRow, type: SourceType, options: ConnectionOptions): boolean {
  const { host, port, ssl } = stored.options;
  return stored.type === type && options.host === host && options.port === port && (options.ssl === ssl || options.ssl === true);
}
