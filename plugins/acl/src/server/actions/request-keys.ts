import { type ActionCall, requireKey } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isJsonObject } from '@mortise/shared';

/** Body of actions that name rows: a list of keys, or of objects with `name` or `id`; empty when the query names them. */
export const KEYS_BODY = {
  anyOf: [
    {
      type: 'array',
      maxItems: 500,
      items: {
        anyOf: [
          { type: 'string', minLength: 1, maxLength: 255 },
          { type: 'integer' },
          { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
          { type: 'object', required: ['id'], properties: { id: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } },
        ],
      },
    },
    { type: 'object', maxProperties: 0 },
  ],
} as const;

/**
 * The rows a call names: in the body, or as `filterByTk`, or as `filterByTks`. Each once. Objects in the body are named by
 * their `primaryKey`.
 * @throws AppError RECORD_KEY_REQUIRED
 */
export function requestedKeys(call: ActionCall, primaryKey: 'id' | 'name'): readonly string[] {
  const keys = Array.isArray(call.values)
    ? call.values.map((item: JsonValue) => keyOf(item, primaryKey))
    : (call.keys ?? keysParameter(call.query['filterByTks']));
  if (keys === undefined) throw new AppError('RECORD_KEY_REQUIRED');
  return [...new Set(keys)];
}

function keyOf(item: JsonValue, primaryKey: 'id' | 'name'): string {
  const key = isJsonObject(item) ? item[primaryKey] : item;
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new AppError('RECORD_KEY_REQUIRED');
}

function keysParameter(raw: unknown): readonly string[] | undefined {
  if (typeof raw === 'string' && raw !== '') return raw.split(',');
  if (!Array.isArray(raw)) return undefined;
  const keys: unknown[] = raw;
  return keys.filter((key) => typeof key === 'string');
}

/**
 * The data source an action is to look at: `dataSourceKey`, also inside of `filter`, where clients of NocoBase put it. Undefined when the call
 * names none.
 */
export function requestedDataSource(call: Pick<ActionCall, 'query'>): string | undefined {
  const key = call.query['dataSourceKey'] ?? namedInFilter(call, 'dataSourceKey');
  return typeof key === 'string' ? key : undefined;
}

/** The one collection a call names by its key, or by `filter.name`, as clients of NocoBase do. */
export function requiredCollection(call: ActionCall): string {
  const name = call.keys === undefined ? namedInFilter(call, 'name') : undefined;
  return typeof name === 'string' ? name : requireKey(call);
}

function namedInFilter({ query }: Pick<ActionCall, 'query'>, name: string): unknown {
  const { filter } = query;
  const object: unknown = typeof filter === 'string' ? parsed(filter) : filter;
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A user's key in its one canonical form, so that comparing it with the caller's own key cannot be evaded by writing it differently.
 * @throws AppError RECORD_NOT_FOUND
 */
export function userKey(key: string): string {
  if (!/^[1-9]\d{0,18}$/.test(key)) throw new AppError('RECORD_NOT_FOUND', { collection: 'users', key: key.slice(0, 100) });
  return key;
}
