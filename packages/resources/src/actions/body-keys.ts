import { AppError, type JsonValue, QUERY_LIMITS, isJsonObject } from '@mortise/shared';
import type { StandardCall } from './standard-call';

/**
 * Takes the keys of an update or destroy out of its body, for lists too long for an address: `{"filterByTk": [1, 2], …values}`.
 * A collection with a field of that name, and an action with values of its own, have no such keys, nor have other protocols.
 * @throws AppError BODY_INVALID, TOO_MANY_RECORDS
 */
export function withBodyKeys(call: StandardCall): StandardCall {
  const { values: body, collection, overrides } = call;
  if (call.asked || overrides.values || !isJsonObject(body) || !Object.hasOwn(body, 'filterByTk') || collection.fields.has('filterByTk'))
    return call;
  const { filterByTk = null, ...values } = body;
  if (call.keys !== undefined || call.namesKeys) throw invalid('left out, since the address names keys');
  const given = Array.isArray(filterByTk) ? filterByTk : [filterByTk];
  if (given.length > QUERY_LIMITS.bulkRows) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  const keys = given.map(readKey);
  // No key at all must stay what it is: a write that names nothing.
  if (keys.length === 0) throw new AppError('FILTER_REQUIRED');
  return { ...call, values, keys };
}

function readKey(key: JsonValue): string {
  if (typeof key === 'number') return String(key);
  if (typeof key === 'string' && key !== '') return key;
  throw invalid('a key or a list of keys');
}

function invalid(expected: string): AppError {
  return new AppError('BODY_INVALID', { path: 'body/filterByTk', expected });
}
