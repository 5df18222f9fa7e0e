import { isList } from './lists';
import { PRESENT, namedPeriod, spanOfName, spanOfObject } from './relative-periods';
import { type Column, type Json, isMap, textOf } from './world';
import { instantOf, wallAt } from './zones';

/** Milliseconds, the end not included. Wall clock times are counted as if they were UTC. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export const isPeriodOperator = (operator: string): boolean => operator.startsWith('$date');

/** Compares a stored moment or day with a period such as `2024`, `2024Q1`, `2024W05`, `2024-03-31 08` or with a range of two. */
export function matchesPeriod(
  column: Column,
  stored: Json,
  test: { operator: string; value: Json; timeZone?: string | undefined },
): boolean {
  const { operator, value, timeZone = 'UTC' } = test;
  if (stored === null) return operator === '$dateNotOn';
  const moment = wallOrInstant(textOf(stored));
  const span = isList(value) ? rangeOf(column, value, timeZone) : spanOf(column, value, timeZone);
  const isInside = moment >= span.start && moment < span.end;
  switch (operator) {
    case '$dateOn':
    case '$dateBetween':
      return isInside;
    case '$dateNotOn':
      return !isInside;
    case '$dateBefore':
      return moment < span.start;
    case '$dateNotBefore':
      return moment >= span.start;
    case '$dateAfter':
      return moment >= span.end;
    default:
      return moment < span.end;
  }
}

/** A stored text without a zone is read as if it were UTC: it is compared with wall clock times only. */
const wallOrInstant = (text: string): number =>
  Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.includes('Z') ? text : `${text.replace(' ', 'T')}Z`);

/** `[from, to, brackets, zone]`: a round bracket leaves the period beside it out. */
function rangeOf(column: Column, value: readonly Json[], timeZone: string): Span {
  const [from = null, to = null] = value;
  const [brackets = '[]', zone = timeZone] = value.slice(2).map(textOf);
  const [first, last] = [spanOf(column, from, zone), spanOf(column, to, zone)];
  return { start: brackets.startsWith('(') ? first.end : first.start, end: brackets.endsWith(')') ? last.start : last.end };
}

/** Days and times without zone ignore zones; moments are looked at in the period's own offset, or else in the zone given. */
function spanOf({ type }: Column, value: Json, timeZone: string): Span {
  const name = typeof value === 'string' ? namedPeriod(value) : undefined;
  const now = wallAt(Date.parse(PRESENT), timeZone);
  const isPlain = type === 'date' || type === 'datetimeNoTz';
  if (name === 'now') return spanOfNow(type, isPlain ? now : Date.parse(PRESENT));
  const [, period = '', offset] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(textOf(value)) ?? [];
  const { start, end } = isMap(value) ? spanOfObject(value, now) : name === undefined ? wallSpan(period) : spanOfName(name, now);
  if (isPlain) return { start, end };
  const zone = (typeof value === 'string' && name === undefined ? offset : undefined) ?? timeZone;
  return { start: instantOf(start, zone), end: instantOf(end, zone) };
}

/** The present, as exactly as the column is. */
function spanOfNow(type: Column['type'], now: number): Span {
  const length = { date: DAY, datetimeNoTz: 1000 }[type as string] ?? 1;
  const start = now - (now % length);
  return { start, end: start + length };
}

const utc = (year: number, month: number, day = 1): number => new Date(0).setUTCFullYear(year, month - 1, day);
const DAY = 86_400_000;

function wallSpan(text: string): Span {
  const [year = 0, second = 0, third = 0] = text.split(/\D+/).map(Number);
  if (/^\d{4}$/.test(text)) return { start: utc(year, 1), end: utc(year + 1, 1) };
  if (/^\d{4}Q\d$/.test(text)) return { start: utc(year, second * 3 - 2), end: utc(year, second * 3 + 1) };
  if (/^\d{4}-\d\d$/.test(text)) return { start: utc(year, second), end: utc(year, second + 1) };
  if (/^\d{4}W\d\d$/.test(text)) return weekSpan(year, second);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { start: utc(year, second, third), end: utc(year, second, third + 1) };
  return timeSpan(text);
}

/** Weeks begin on Mondays; the first one is that with the 4th of January. */
function weekSpan(year: number, week: number): Span {
  const fourth = utc(year, 1, 4);
  const start = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY;
  return { start, end: start + 7 * DAY };
}

/** `YYYY-MM-DD HH`, `…:mm`, `…:ss` and `…:ss.mmm` last an hour, a minute, a second and a millisecond. */
function timeSpan(text: string): Span {
  const [day = '', clock = ''] = text.split(/[ T]/);
  const [hours = '', minutes = '00', seconds = '00'] = clock.split(':');
  const start = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  const length = { 2: 3_600_000, 5: 60_000, 8: 1000 }[clock.length] ?? 1;
  return { start, end: start + length };
}
