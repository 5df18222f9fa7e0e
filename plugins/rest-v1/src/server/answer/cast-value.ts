import { AppError, type JsonValue, jsonTypeOf } from '@mortise/shared';
import type { Cast } from '../grammar/casts';

const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/;
const TRUE: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', 'off', '0']);

/**
 * A value as another type. It works on the answer, so that it is the same on every database.
 * @throws AppError QUERY_VALUE_INVALID for a value that cannot be one of the type
 */
export function castValue(value: JsonValue, cast: Cast, name: string): JsonValue {
  if (value === null) return null;
  const made = MADE[cast](textOf(value));
  if (made !== undefined) return made;
  const received = typeof value === 'string' ? value.slice(0, 100) : jsonTypeOf(value);
  throw new AppError('QUERY_VALUE_INVALID', { path: name, expected: cast, received });
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const MADE: Readonly<Record<Cast, (text: string) => JsonValue | undefined>> = {
  text: (text) => text,
  integer: toInteger,
  number: (text) => (NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined),
  decimal: (text) => (isDecimal(text) ? text.trim() : undefined),
  boolean: toBoolean,
  date: (text) => DATE.exec(text)?.[0],
};

function isDecimal(text: string): boolean {
  const [, , whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  return whole + fraction !== '';
}

/** Halves go away from zero. Beyond what a double holds it is a text, as everywhere here. */
function toInteger(text: string): JsonValue | undefined {
  if (text === 'true' || text === 'false') return Number(text === 'true');
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const size = BigInt(`0${whole}`) + (/^[5-9]/.test(fraction) ? 1n : 0n);
  const value = sign === '-' ? -size : size;
  if (BigInt.asIntN(64, value) !== value) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}

function toBoolean(text: string): JsonValue | undefined {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}
