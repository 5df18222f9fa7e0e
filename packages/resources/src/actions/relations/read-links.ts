import { AppError, type JsonObject, type JsonValue, QUERY_LIMITS, isJsonObject, jsonTypeOf } from '@mortise/shared';
import { readKeys, refuseUnknownParameters } from '../../request/query-parameters';
import type { Link } from './links';
import { readKey, readPairValues } from './read-item';
import type { RelationPlace } from './relation-place';
import type { TreeReading } from './tree-reading';

/** Where a call may say which rows it means. */
export interface LinkInput {
  readonly keys: readonly string[] | undefined;
  readonly query: Readonly<Record<string, unknown>>;
  readonly values: JsonValue | undefined;
}

const NAMES = ['filterByTk', 'filterByTks'] as const;

/**
 * The rows to be linked or unlinked: keys in the address (`filterByTk`, `filterByTks`) or in the body, as one key, a list of keys, or
 * `{"filterByTk": …}`. A belongsToMany also takes pairs of a key and values of the through collection. Undefined when nothing is said.
 * @throws AppError QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID, BODY_INVALID, VALUE_INVALID, TOO_MANY_RECORDS, and for pair values
 * whatever writing them would
 */
export async function readLinks(
  place: RelationPlace,
  input: LinkInput,
  reading: Pick<TreeReading, 'principal' | 'services'>,
): Promise<readonly Link[] | undefined> {
  const items = readItems(input);
  if (!items) return undefined;
  if (items.length > QUERY_LIMITS.bulkRows) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  const links = new Map<JsonValue, Link>();
  for (const item of items) {
    const link = await readLink(place, item, reading);
    links.set(link.key, link);
  }
  return [...links.values()];
}

/**
 * What stands in the address or the body, unread.
 * @throws AppError QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID, BODY_INVALID
 */
export function readItems({ keys, query, values }: LinkInput): readonly JsonValue[] | undefined {
  refuseUnknownParameters(query, NAMES);
  const inAddress = keys ?? readKeys({ filterByTk: query['filterByTks'] }, undefined);
  const inBody = isEmpty(values) ? undefined : readBody(values);
  if (inAddress && inBody) throw invalid('left out, since the address names keys', inBody);
  return inAddress ?? inBody;
}

function isEmpty(values: JsonValue | undefined): values is undefined | null {
  return values === undefined || values === null || (isJsonObject(values) && Object.keys(values).length === 0);
}

function readBody(values: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(values)) return Array.isArray(values) ? (values as readonly JsonValue[]) : [values];
  const [name, ...others] = Object.keys(values);
  const wanted = NAMES.find((known) => known === name);
  if (wanted === undefined || others.length > 0) throw invalid('a key, a list of keys or {"filterByTk": …}', values);
  const keys = values[wanted] ?? null;
  return Array.isArray(keys) ? (keys as readonly JsonValue[]) : [keys];
}

async function readLink(place: RelationPlace, item: JsonValue, reading: Pick<TreeReading, 'principal' | 'services'>): Promise<Link> {
  if (!Array.isArray(item)) return { key: readKey(place, item) };
  const [key = null, values, ...more] = item as readonly JsonValue[];
  if (!place.pairs || more.length > 0 || !(values === undefined || isJsonObject(values)))
    throw invalid(place.pairs ? 'keys, or pairs of a key and an object of values' : 'a list of keys', item);
  const given: JsonObject | undefined = values;
  return { key: readKey(place, key), ...(given ? { pairValues: await readPairValues(place, given, reading) } : {}) };
}

function invalid(expected: string, received: unknown): AppError {
  return new AppError('BODY_INVALID', {
    path: 'body',
    expected,
    received: Array.isArray(received) ? 'array' : jsonTypeOf(received as JsonValue),
  });
}
