import { AppError } from '@mortise/shared';
import { METHODS_OF_VERB, VERBS, type Verb } from './verbs';

/** `{verb}/{db}/{schema}/{table}` and, for some verbs, a key or a column after it. */
export interface TableAddress {
  readonly verb: Exclude<Verb, 'custom'>;
  readonly db: string;
  readonly schema: string;
  readonly table: string;
  /** The key of `getbyid` and `delete`, the column of `coldatainfo` and `groupby`; empty for the others. */
  readonly last: string;
}

/** `custom/{db}/{slug}` */
export interface QueryAddress {
  readonly verb: 'custom';
  readonly db: string;
  readonly query: string;
}

export type Address = TableAddress | QueryAddress;

const WITH_LAST: ReadonlySet<Verb> = new Set<Verb>(['getbyid', 'delete', 'coldatainfo', 'groupby']);

/**
 * Reads a path below `/oauth/`, still percent-encoded.
 * @throws AppError ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED
 */
export function readAddress(method: string, path: string): Address {
  const [verb, db, ...rest] = readParts(path);
  const address = verb === undefined || !db ? undefined : addressOf(verb, db, rest);
  if (!address) throw new AppError('ROUTE_NOT_FOUND');
  const allowed: readonly string[] = METHODS_OF_VERB[address.verb];
  if (!allowed.includes(method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed });
  return address;
}

/** The slug in a path where an API would give out tokens; undefined for any other path. */
export function tokenSlugOf(path: string): string | undefined {
  const [slug, word, ...rest] = path.split('/').map(decoded);
  return word === 'token' && rest.length === 0 && slug !== '' ? slug : undefined;
}

/** The verb a path begins with, if it is one, and the parts behind it. */
export function readParts(path: string): readonly [Verb | undefined, ...string[]] {
  const [word, ...rest] = path.split('/').map(decoded);
  return [VERBS.find((known) => known === word), ...rest];
}

function addressOf(verb: Verb, db: string, rest: readonly string[]): Address | undefined {
  if (rest.includes('')) return undefined;
  const [first = '', table = '', last = ''] = rest;
  if (verb === 'custom') return rest.length === 1 ? { verb, db, query: first } : undefined;
  return rest.length === (WITH_LAST.has(verb) ? 3 : 2) ? { verb, db, schema: first, table, last } : undefined;
}

/** Empty, which nothing is called, for what cannot be decoded. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
