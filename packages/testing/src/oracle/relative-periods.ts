import { type JsonMap, textOf } from './world';

/** What every clock of a random world shows: half an hour before Berlin's is put forward. A server that is asked has to stand there too. */
export const PRESENT = '2024-03-31T00:30:00.000Z';

/** Milliseconds of a clock, as if it were UTC, the end not included. */
interface WallSpan {
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400_000;
const VARIABLE = /^\{\{\s*\$nDate\.(\w+)\s*\}\}$/;

/** The name in `{{$nDate.name}}`. */
export const namedPeriod = (text: string): string | undefined => VARIABLE.exec(text)?.[1];

/** The stretch a variable names, seen from a reading of a clock; `now` is a millisecond. */
export function spanOfName(name: string, now: number): WallSpan {
  if (name === 'now') return { start: now, end: now + 1 };
  const [, side, count] = /^(last|next)(\d+)Days$/.exec(name) ?? [];
  // Today is the last of the last days, and tomorrow the first of the next.
  if (count !== undefined) return units('day', now, { first: side === 'last' ? 1 - Number(count) : 1, count: Number(count) });
  return spanOfType(name.replace('Iso', ''), now);
}

/** The stretch of `{"type": "thisWeek"}` or `{"type": "past", "number": 3, "unit": "day"}`. */
export function spanOfObject({ type, number, unit }: JsonMap, now: number): WallSpan {
  const count = Number(number);
  if (type === 'past') return units(textOf(unit), now, { first: -count, count });
  if (type === 'next') return units(textOf(unit), now, { first: 1, count });
  return spanOfType(textOf(type), now);
}

const DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

function spanOfType(type: string, now: number): WallSpan {
  const day = DAYS[type];
  if (day !== undefined) return units('day', now, { first: day, count: 1 });
  const [, side, unit = ''] = /^(last|this|next)(\w+)$/.exec(type) ?? [];
  const first = side === 'last' ? -1 : side === 'next' ? 1 : 0;
  return units(unit.toLowerCase(), now, { first, count: 1 });
}

/** So many whole units, the first of them so many after the present one. */
function units(unit: string, now: number, { first, count }: { first: number; count: number }): WallSpan {
  return { start: begin(unit, now, first), end: begin(unit, now, first + count) };
}

function begin(unit: string, now: number, after: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = now - (now % DAY);
  switch (unit) {
    case 'day':
      return day + after * DAY;
    case 'week':
      return day + (after * 7 - ((date.getUTCDay() + 6) % 7)) * DAY;
    case 'month':
      return Date.UTC(year, month + after);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + after * 3);
    case 'year':
      return Date.UTC(year + after, 0);
    default:
      throw new Error(`The oracle does not know ${unit}`);
  }
}
