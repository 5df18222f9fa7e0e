import { type JsonValue, isJsonObject } from '../json';
import { type Unit, type Wall, addUnits, wallOf, weekStart } from './calendar';
import { type RelativePeriod, readRelativePeriod } from './relative-period';
import { type TimeZone, readTimeZone } from './zone';

/** From one reading of the clock up to, but not including, another. `zone` only when the text named one. */
export interface AbsolutePeriod {
  readonly kind: 'absolute';
  readonly start: Wall;
  readonly end: Wall;
  readonly zone?: TimeZone;
}

export type Period = AbsolutePeriod | RelativePeriod;

export interface Edge {
  readonly period: Period;
  readonly edge: 'start' | 'end';
}

/** A stretch of time: from an edge of one period to an edge of another. */
export interface Span {
  readonly from: Edge;
  readonly until: Edge;
}

const TEXT =
  /^(\d{4})(?:-?[Qq]([1-4])|-?[Ww](\d{2})|-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?\s?([Zz]|[+-]\d{2}:?\d{2})?$/;
const BRACKETS = /^[[(][\])]$/;
/** `[2024-01,2024-03)` */
const RANGE = /^([[(])([^,]*),([^,]*)([\])])$/;

/** A period or a range of periods, as filters write them; undefined when the value is neither. */
export function readSpan(value: JsonValue): Span | undefined {
  const [, opening, from, until, closing] = (typeof value === 'string' && RANGE.exec(value)) || [];
  return from === undefined || until === undefined ? readRange(value) : readRange([from.trim(), until.trim(), `${opening}${closing}`]);
}

function readRange(value: JsonValue): Span | undefined {
  if (!Array.isArray(value)) return spanOf(readPeriod(value), undefined, '[]');
  const [first = null, last = null, brackets = '[]', zoneText] = value as readonly JsonValue[];
  if (value.length < 2 || value.length > 4 || typeof brackets !== 'string' || !BRACKETS.test(brackets)) return undefined;
  const zone = typeof zoneText === 'string' ? readTimeZone(zoneText) : undefined;
  if (zoneText !== undefined && zone === undefined) return undefined;
  const [from, until] = [readPeriod(first, zone), readPeriod(last, zone)];
  return until && spanOf(from, until, brackets);
}

/** The whole of a period, as a stretch. */
export function spanOf(first: Period | undefined, last: Period | undefined, brackets: string): Span | undefined {
  return (
    first && {
      from: { period: first, edge: brackets.startsWith('(') ? 'end' : 'start' },
      until: { period: last ?? first, edge: brackets.endsWith(')') ? 'start' : 'end' },
    }
  );
}

function readPeriod(value: JsonValue, zone?: TimeZone): Period | undefined {
  if (isJsonObject(value)) return readRelativePeriod(value);
  if (typeof value !== 'string') return undefined;
  const match = TEXT.exec(value);
  const own = match?.[10] === undefined ? zone : readTimeZone(match[10]);
  if (!match || (match[10] !== undefined && !own)) return undefined;
  const named = startAndUnit(match);
  return named && { kind: 'absolute', start: named.start, end: addUnits(named.start, named.unit, 1), ...(own ? { zone: own } : {}) };
}

function startAndUnit([, year, quarter, week, month, day, hour, minute, second, fraction]: RegExpExecArray):
  { start: Wall; unit: Unit } | undefined {
  const of = (start: Wall | undefined, unit: Unit) => (start === undefined ? undefined : { start, unit });
  if (quarter !== undefined) return of(wallOf(Number(year), Number(quarter) * 3 - 2), 'quarter');
  if (week !== undefined) return of(weekStart(Number(year), Number(week)), 'week');
  if (month === undefined) return of(wallOf(Number(year)), 'year');
  if (day === undefined) return of(wallOf(Number(year), Number(month)), 'month');
  const date = wallOf(Number(year), Number(month), Number(day));
  if (hour === undefined || date === undefined) return of(date, 'day');
  if (Number(hour) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const start = date + Number(hour) * 3_600_000 + Number(minute ?? 0) * 60_000 + Number(second ?? 0) * 1000 + milliseconds;
  const unit = minute === undefined ? 'hour' : second === undefined ? 'minute' : fraction === undefined ? 'second' : 'millisecond';
  return { start, unit };
}
