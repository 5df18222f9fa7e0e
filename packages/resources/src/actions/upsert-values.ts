import type { Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  readColumnValue,
} from '@mortise/shared';
import { readValues } from '../write/read-values';
import type { StandardCall } from './standard-call';

/** Keys drawn by the database go on from the greatest one given, and have to stay numbers in JSON for a long time to come. */
const GREATEST_GIVEN_KEY = 2 ** 52;

export interface UpsertRules {
  readonly unique: readonly ColumnField[];
  /** What the caller may change of records that are there; undefined when those stay as they are. */
  readonly update: Allowed | undefined;
}

/**
 * The values of one record that may be there already: they have to be right for a new record as well as for a change.
 * @throws AppError BODY_INVALID, FIELD_UNKNOWN, FIELD_DENIED, VALUE_INVALID, VALUE_REQUIRED
 */
export function readUpsertValues({ collection, decision }: StandardCall, given: JsonValue, { unique, update }: UpsertRules): ColumnValues {
  if (!isJsonObject(given)) throw new AppError('BODY_INVALID', { path: 'body', expected: 'records', received: jsonTypeOf(given) });
  const values = new Map(readValues(collection, decision, { values: given, complete: true }));
  if (update) readValues(collection, update, { values: withoutColumns(given, unique), complete: false });
  for (const column of unique.filter(({ autoIncrement }) => autoIncrement)) {
    const key = readKey(column, given[column.name] ?? null);
    if (key !== null) values.set(column, key);
  }
  return values;
}

function withoutColumns(given: JsonObject, columns: readonly ColumnField[]): JsonObject {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !columns.some((column) => column.name === name)));
}

/** Other writes leave such a key to the database; here it says which record is meant. */
function readKey(column: ColumnField, value: JsonValue): JsonValue {
  if (value === null) return null;
  const key = readColumnValue(column, value);
  if (typeof key !== 'number' || key < 1 || key > GREATEST_GIVEN_KEY) {
    throw new AppError('VALUE_INVALID', { field: column.name, expected: describeColumnValue(column), received: jsonTypeOf(value) });
  }
  return key;
}
