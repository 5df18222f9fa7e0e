import type { ColumnField } from '../collections/collection';
import type { ColumnType } from '../collections/definition';
import type { JsonValue } from '../json';
import { normalizeDate, normalizeDateTime } from './date-time';
import { normalizeDecimal } from './decimal';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INTEGER = /^[+-]?\d{1,19}$/;
const INT32_MAX = 2 ** 31 - 1;
const INT64_MAX = 2n ** 63n - 1n;
export const TEXT_MAX_LENGTH = 1_000_000;

/** Reads one value of a column type; `lenient` also reads the text forms that query strings carry. Undefined: not of this type. */
type ReadValue = (value: JsonValue, column: ColumnField, lenient: boolean) => JsonValue | undefined;

const READERS: Readonly<Record<ColumnType, ReadValue>> = {
  string: (value, column) => readText(value, column.length ?? 255),
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
      ? normalizeDecimal(plainText(value), column.precision ?? 10, column.scale ?? 2)
      : undefined,
  boolean: (value, _column, lenient) => {
    if (typeof value === 'boolean') return value;
    if (lenient && (value === 'true' || value === 'false')) return value === 'true';
    return undefined;
  },
  datetime: (value) => (typeof value === 'string' ? normalizeDateTime(value) : undefined),
  date: (value) => (typeof value === 'string' ? normalizeDate(value) : undefined),
  json: (value) => (holdsOnlyFinite(value) ? value : undefined),
  uuid: (value) => (typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined),
};

/**
 * A value in its column's canonical form: text, finite number, boolean, ISO moment in UTC, decimal text with full scale,
 * lower-case UUID; a bigInt is a number up to 2^53 − 1 and text beyond. Undefined when the value is not of the column's type.
 * `null` is not handled here: whether it is allowed depends on the use.
 */
export function readColumnValue(column: ColumnField, value: JsonValue, options: { lenient?: boolean } = {}): JsonValue | undefined {
  return READERS[column.type](value, column, options.lenient ?? false);
}

/** What a caller should have sent, for error details: `string of at most 255 characters`, `integer`, … */
export function describeColumnValue(column: ColumnField): string {
  switch (column.type) {
    case 'string':
      return `string of at most ${column.length ?? 255} characters`;
    case 'text':
      return `string of at most ${TEXT_MAX_LENGTH} characters`;
    case 'integer':
      return 'integer of 32 bits';
    case 'bigInt':
      return 'integer of 64 bits (as a string beyond 2^53 - 1)';
    case 'decimal':
      return `decimal with at most ${column.precision ?? 10} digits, ${column.scale ?? 2} of them after the point`;
    case 'datetime':
      return 'moment as YYYY-MM-DDTHH:MM:SS.mmmZ';
    case 'date':
      return 'day as YYYY-MM-DD';
    default:
      return column.type;
  }
}

/** JSON text may say 1e400, which is read as infinity and would be stored as null. */
function holdsOnlyFinite(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(holdsOnlyFinite);
}

function readText(value: JsonValue, maxLength: number): string | undefined {
  if (typeof value !== 'string' || value.includes('\u0000') || !value.isWellFormed()) return undefined;
  // Code points, so that a text fits both databases alike.
  return value.length <= maxLength || [...value].length <= maxLength ? value : undefined;
}

/** Numbers below a millionth without the exponent JavaScript writes them with: `1.5e-7` is `0.00000015`. */
function plainText(value: string | number): string {
  const text = String(value);
  const [, sign = '', digit = '', fraction = '', exponent] =
    (typeof value === 'number' && /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text)) || [];
  return exponent === undefined ? text : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digit}${fraction}`;
}

function readBigInt(value: JsonValue): number | string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || !INTEGER.test(value)) return undefined;
  const integer = BigInt(value);
  if (integer > INT64_MAX || integer < -INT64_MAX - 1n) return undefined;
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer.toString();
}
