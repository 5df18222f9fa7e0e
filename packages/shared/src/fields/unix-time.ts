import type { Accuracy } from '../collections/column-generator';
import type { JsonValue } from '../json';
import { normalizeDateTime } from './date-time';

const INTEGER = /^-?\d{1,16}$/;
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00.000Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A moment as ISO 8601 in UTC, cut to the accuracy. Reads what a `datetime` reads, and integers, which count seconds or milliseconds since
 * 1970; `lenient` also integers in text. Undefined for anything else.
 */
export function readUnixTime(value: JsonValue, accuracy: Accuracy, lenient: boolean): string | undefined {
  const unit = accuracy === 'second' ? 1000 : 1;
  const count = lenient && typeof value === 'string' && INTEGER.test(value) ? Number(value) : value;
  if (typeof count === 'number') return Number.isSafeInteger(count) ? momentAt(count * unit) : undefined;
  const moment = typeof count === 'string' ? normalizeDateTime(count) : undefined;
  return moment === undefined ? undefined : momentAt(Math.floor(Date.parse(moment) / unit) * unit);
}

/** What a moment in canonical form is stored as: seconds or milliseconds since 1970. */
export function unixTime(moment: string, accuracy: Accuracy): number {
  return Math.floor(Date.parse(moment) / (accuracy === 'second' ? 1000 : 1));
}

function momentAt(milliseconds: number): string | undefined {
  const exists = milliseconds >= FIRST_MOMENT && milliseconds <= LAST_MOMENT;
  return exists ? new Date(milliseconds).toISOString() : undefined;
}
