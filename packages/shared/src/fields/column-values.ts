import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import type { JsonValue } from '../json';
import { normalizeDate, normalizeDateTime, normalizeFineTime, normalizePlainDateTime, normalizeTime } from './date-time';
import { normalizeDecimal } from './decimal';
import { readDistinctList, readList } from './list-value';
import { plainNumber } from './plain-number';
import { TEXT_MAX_LENGTH, readText } from './text-value';
import { readUnixTime } from './unix-time';

export { describeColumnValue } from './describe-column';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INTEGER = /^[+-]?\d{1,19}$/;
const INT32_MAX = 2 ** 31 - 1;
const INT64_MAX = 2n ** 63n - 1n;
/** Records that come after a given place count on from it, and their numbers must stay exact. */
const GREATEST_PLACE = 2 ** 52;
const UID = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;
const PASSWORD_HASH = /^\$argon2\S+$/;

/** Reads one value of a column type; `lenient` also reads the text forms that query strings carry. Undefined: not of this type. */
type ReadValue = (value: JsonValue, column: ColumnField, lenient: boolean) => JsonValue | undefined;

const READERS: Readonly<Record<ColumnType, ReadValue>> = {
  string: (value, column) => readSized(value, column),
  text: (value) => readText(value, TEXT_MAX_LENGTH),
  integer: (value, _column, lenient) => {
    const number = lenient && typeof value === 'string' && INTEGER.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= -INT32_MAX - 1 && number <= INT32_MAX ? number : undefined;
  },
  bigInt: (value) => readBigInt(value),
  double: (value, _column, lenient) => {
    const number = lenient && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  },
  decimal: (value, column) =>
    typeof value === 'string' || typeof value === 'number'
      ? normalizeDecimal(typeof value === 'number' ? plainNumber(value) : value, column.precision ?? 10, column.scale ?? 2)
      : undefined,
  boolean: (value, _column, lenient) => {
    if (typeof value === 'boolean') return value;
    if (lenient && (value === 'true' || value === 'false')) return value === 'true';
    return undefined;
  },
  datetime: (value, column) => (typeof value === 'string' ? normalizeDateTime(value, column.accuracy) : undefined),
  datetimeNoTz: (value, column) => (typeof value === 'string' ? normalizePlainDateTime(value, column.accuracy) : undefined),
  unixTimestamp: (value, column, lenient) => readUnixTime(value, column.accuracy ?? 'second', lenient),
  date: (value) => (typeof value === 'string' ? normalizeDate(value) : undefined),
  time: (value, column) =>
    typeof value === 'string' ? (column.accuracy === 'microsecond' ? normalizeFineTime : normalizeTime)(value) : undefined,
  json: (value) => (holdsOnlyFinite(value) ? value : undefined),
  array: (value) => readList(value),
  set: (value) => readDistinctList(value),
  uuid: (value) => (typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined),
  // A comparison may use any text: what could not be stored matches nothing.
  uid: (value, column, lenient) => (lenient || (typeof value === 'string' && UID.test(value)) ? readSized(value, column) : undefined),
  nanoid: (value, column, lenient) => (lenient || value !== '' ? readSized(value, column) : undefined),
  snowflakeId: (value) => readSafeInteger(value, 0),
  // Only what the passwords service made: columns never see the password itself.
  password: (value, column) => (typeof value === 'string' && PASSWORD_HASH.test(value) ? readSized(value, column) : undefined),
  sort: (value, _column, lenient) => {
    const place = readSafeInteger(value, Number.MIN_SAFE_INTEGER);
    return place === undefined || lenient || Math.abs(place) <= GREATEST_PLACE ? place : undefined;
  },
};

/**
 * A value in its column's canonical form: text, finite number, boolean, ISO moment in UTC (datetime, unixTimestamp), decimal text with
 * full scale, lower-case UUID, list; a bigInt is a number up to 2^53 − 1 and text beyond. Undefined when the value is not of the column's
 * type. `null` is not handled here: whether it is allowed depends on the use.
 */
export function readColumnValue(column: ColumnField, value: JsonValue, options: { lenient?: boolean } = {}): JsonValue | undefined {
  return READERS[column.type](value, column, options.lenient ?? false);
}

/** JSON text may say 1e400, which is read as infinity and would be stored as null. */
function holdsOnlyFinite(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(holdsOnlyFinite);
}

function readSized(value: JsonValue, column: ColumnField): string | undefined {
  return readText(value, column.length ?? 255);
}

/** An integer that is a JSON number everywhere. */
function readSafeInteger(value: JsonValue, min: number): number | undefined {
  const number = readBigInt(value);
  return typeof number === 'number' && number >= min ? number : undefined;
}

function readBigInt(value: JsonValue): number | string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || !INTEGER.test(value)) return undefined;
  const integer = BigInt(value);
  if (integer > INT64_MAX || integer < -INT64_MAX - 1n) return undefined;
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer.toString();
}
