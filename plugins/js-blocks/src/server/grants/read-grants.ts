import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { BlockGrants, CollectionGrant, GrantedAction } from '../../contract';

const MOST = 50;
const ACTIONS: readonly GrantedAction[] = ['view', 'create', 'update', 'destroy'];
const RESOURCE = /^(?:[A-Za-z][\w-]{0,62}\/)?[A-Za-z]\w{0,62}$/;
const FIELD = /^[A-Za-z_]\w{0,62}$/;
const QUERY = /^[\w-]{1,100}$/;
const SECRET = /^[A-Za-z][\w-]{0,49}$/;
/** Labels of a host name (RFC 1123), the first of which may be any; an address of a number; a port. */
export const HOST =
  /^(?:\*\.)?(?=[a-z0-9.-]{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?::\d{1,5})?$/;

const LISTS = { queries: QUERY, hosts: HOST, secrets: SECRET } as const;

/**
 * The grants in a block's settings; none when there are none.
 * @throws AppError DEFINITION_INVALID when they have another shape
 */
export function readGrants({ grants = null }: JsonObject, block: string): BlockGrants {
  if (grants === null) return {};
  const fault = (expected: string): AppError => new AppError('DEFINITION_INVALID', { block, part: 'grants', expected });
  if (!isJsonObject(grants)) throw fault('an object');
  const { collections = [], ...lists } = grants;
  const unknown = Object.keys(lists).find((name) => !(name in LISTS));
  if (unknown !== undefined) throw fault('no other parts than collections, queries, hosts and secrets');
  if (!isList(collections)) throw fault(`at most ${MOST} collections`);
  const read = collections.map((entry) => readCollection(entry, fault));
  if (new Set(read.map(({ resource }) => resource)).size < read.length) throw fault('each collection once');
  const names = Object.entries(LISTS).map(([part, pattern]) => [part, readNames(lists[part], pattern, () => fault(`names in ${part}`))]);
  return { collections: read, ...(Object.fromEntries(names) as Omit<BlockGrants, 'collections'>) };
}

function readCollection(entry: JsonValue, fault: (expected: string) => AppError): CollectionGrant {
  if (!isJsonObject(entry)) throw fault('objects in collections');
  const { resource, actions, fields, ...rest } = entry;
  if (Object.keys(rest).length > 0) throw fault('resource, actions and fields of a collection, nothing else');
  if (typeof resource !== 'string' || !RESOURCE.test(resource)) throw fault('the name of a collection');
  if (!isList(actions) || actions.length === 0 || !actions.every((action) => ACTIONS.some((known) => known === action))) {
    throw fault(`some of ${ACTIONS.join(', ')} for ${resource}`);
  }
  const common = { resource, actions: [...new Set(actions as GrantedAction[])] };
  if (fields === undefined) return common;
  return { ...common, fields: readNames(fields, FIELD, () => fault(`names of fields for ${resource}`), 500) };
}

function readNames(value: JsonValue | undefined, pattern: RegExp, fault: () => AppError, most = MOST): readonly string[] {
  if (value === undefined) return [];
  if (!isList(value, most) || !value.every((name) => typeof name === 'string' && pattern.test(name))) throw fault();
  return [...new Set(value as string[])];
}

function isList(value: JsonValue | undefined, most = MOST): value is JsonValue[] {
  return Array.isArray(value) && value.length <= most;
}
