import { type Column, type Json, textOf } from './world';

/** What stands for a value in comparisons: equal values have equal keys of one kind. */
export type Comparable = string | number | bigint | boolean;

/** Exact numbers are compared as whole numbers of a unit smaller than that of any decimal column. */
const FINEST_SCALE = 20;

/** The comparable form of a value that fits the column, in whatever spelling it came; undefined for NULL and for what does not fit. */
export function comparable({ type }: Column, value: Json): Comparable | undefined {
  if (value === null || typeof value === 'object') return undefined;
  switch (type) {
    case 'string':
    case 'text':
    case 'uid':
    case 'nanoid':
      return textOf(value);
    case 'integer':
    case 'bigInt':
    case 'snowflakeId':
    case 'decimal':
      return decimalUnits(textOf(value));
    case 'datetime':
      return momentOf(textOf(value));
    case 'unixTimestamp':
      return typeof value === 'number' ? value * 1000 : Math.floor(momentOf(textOf(value)) / 1000) * 1000;
    case 'datetimeNoTz':
      return plainMomentOf(textOf(value));
    case 'time':
      return textOf(value).padEnd('00:00:00'.length, ':00');
    case 'uuid':
      return textOf(value).toLowerCase();
    default:
      return value;
  }
}

function decimalUnits(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const units = BigInt(whole + fraction.padEnd(FINEST_SCALE, '0'));
  return text.startsWith('-') ? -units : units;
}

/** Milliseconds since 1970; a text without offset is meant in UTC, a bare day is its first moment. */
function momentOf(text: string): number {
  const iso = text.replace(' ', 'T');
  if (!iso.includes('T')) return Date.parse(`${iso}T00:00:00Z`);
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`);
}

/** `YYYY-MM-DD HH:MM:SS`, which sorts as it reads. */
const plainMomentOf = (text: string): string =>
  `${text.slice(0, 10)} ${text.slice(11, 19) || '00'}`.padEnd('2024-01-01 00:00:00'.length, ':00');

/** Negative, zero or positive: text by code points, everything else by size, false before true. */
export function compare(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** JavaScript compares UTF-16 units, which puts emoji before the last letters of the basic plane. */
export function compareText(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const difference = (left[place]?.codePointAt(0) ?? 0) - (right[place]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A–Z as a–z and nothing else: `Ä` and `İ` stay. */
export const foldAscii = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
