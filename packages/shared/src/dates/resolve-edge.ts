import type { ColumnField } from '../collections/column-field';
import { readColumnValue } from '../fields/column-values';
import type { JsonValue } from '../json';
import { addUnits, startOf } from './calendar';
import type { Edge } from './read-period';
import { type TimeZone, UTC, momentOf, wallClock } from './zone';

/** What dates are worked out from: milliseconds since 1970, and the zone of whatever names none. */
export interface Clock {
  readonly now: number;
  readonly timeZone: TimeZone | undefined;
}

const MIN_MOMENT = Date.parse('0001-01-01T00:00:00.000Z');
const MAX_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** Columns without a zone hold readings of a clock, in these forms; all others hold moments. */
const READINGS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['date', (text) => text.slice(0, 10)],
  ['datetimeNoTz', (text) => `${text.slice(0, 10)} ${text.slice(11, 19)}`],
]);

/**
 * An edge of a period as a value of the column, in canonical form: its first value, or the last one that is still inside. The value behind
 * the end would not do: the last year has none.
 */
export function resolveEdge({ period, edge }: Edge, field: ColumnField, clock: Clock): JsonValue {
  const zone = (period.kind === 'absolute' ? period.zone : undefined) ?? clock.timeZone ?? UTC;
  const reading = READINGS.get(field.type);
  const at = reading ? wallAt({ period, edge }, wallClock(clock.now, zone)) : momentAt({ period, edge }, clock.now, zone);
  const inside = Math.min(Math.max(edge === 'end' ? at - 1 : at, MIN_MOMENT), MAX_MOMENT);
  const text = new Date(inside).toISOString();
  const value = reading?.(text) ?? text;
  return readColumnValue(field, edge === 'end' && field.accuracy === 'microsecond' ? lastMicrosecond(value) : value) ?? null;
}

/** The same millisecond, or second, at its end. */
function lastMicrosecond(text: string): string {
  return text.endsWith('Z') ? `${text.slice(0, -1)}999Z` : `${text}.999999`;
}

function momentAt(edge: Edge, now: number, zone: TimeZone): number {
  if (edge.period.kind === 'now') return edge.edge === 'start' ? now : now + 1;
  return momentOf(wallAt(edge, wallClock(now, zone)), zone);
}

/** What clocks show at the edge; `now` is what they show at present. */
function wallAt({ period, edge }: Edge, now: number): number {
  if (period.kind === 'absolute') return edge === 'start' ? period.start : period.end;
  if (period.kind === 'now') return edge === 'start' ? now : now + 1;
  return addUnits(startOf(period.unit, now), period.unit, edge === 'start' ? period.from : period.from + period.count);
}
