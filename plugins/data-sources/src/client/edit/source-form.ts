import type { ApiFault } from '@mortise/plugin-api/client';
import type { Source, SourceKind, SourceOptions } from '../source';

/** What the form holds; everything but the password is shown again. */
export interface SourceForm extends SourceOptions {
  readonly key: string;
  readonly displayName: string;
  readonly type: SourceKind;
  readonly password?: string;
}

export const POSTGRES_PORT = 5432;

export function formOf({ key, displayName, type, options }: Source): SourceForm {
  return { ...options, key, displayName, type: type === 'sqlite' ? 'sqlite' : 'postgres' };
}

export interface ConnectionValues {
  readonly type: SourceKind;
  readonly options: SourceOptions & { readonly password?: string };
}

/** The connection as the server takes it: of the kind's options those that are filled in. */
export function connectionValues(form: Partial<SourceForm>): ConnectionValues {
  const { type = 'postgres', storage, host, port, database, username, password, schema, ssl, poolMax } = form;
  const options = type === 'sqlite' ? { storage } : { host, port, database, username, password, schema, ssl, poolMax };
  const filled = Object.entries(options)
    .map(([name, value]) => [name, typeof value === 'string' && name !== 'password' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  return { type, options: Object.fromEntries(filled) };
}

/** Parts of `postgresql://user:password@host:port/database?sslmode=require`; undefined when it is no such address. */
export function readAddress(text: string): Partial<SourceForm> | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const { hostname, port, pathname, username, password, searchParams } = url;
  const parts = {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? POSTGRES_PORT : Number(port),
    database: decoded(pathname.slice(1)),
    username: decoded(username),
    password: decoded(password),
    schema: searchParams.get('schema') ?? '',
    ssl: ENCRYPTED.includes(searchParams.get('sslmode') ?? ''),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}

const ENCRYPTED = ['require', 'verify-ca', 'verify-full'];

/** A `%` that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A key nobody has yet, made from the name: `Our shop` → `our_shop`. Empty where the name has no letters a key may have. */
export function suggestKey(displayName: string, taken: readonly string[]): string {
  const plain = displayName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, MOST_KEY);
  if (plain === '') return '';
  let free = plain;
  for (let number = 2; taken.includes(free); number += 1) free = `${plain}_${number}`;
  return free;
}

const MOST_KEY = 40;

const PLACES: Readonly<Record<string, keyof SourceForm>> = {
  DATABASE_ADDRESS_UNREACHABLE: 'host',
  DATABASE_SIGN_IN_FAILED: 'password',
  NAME_INVALID: 'key',
  NAME_RESERVED: 'key',
  NAME_TAKEN: 'key',
  UNIQUE_CONFLICT: 'key',
};

/** The field of the form a refusal is about. */
export function sourceFaultPlace({ code, details = {} }: ApiFault): string | undefined {
  const { field, path } = details;
  if (typeof field === 'string') return field.replace(/^options\./, '');
  if (typeof path === 'string') return path.split('/').at(-1);
  return PLACES[code];
}
