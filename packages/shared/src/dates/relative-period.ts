import type { JsonObject, JsonValue } from '../json';
import type { CalendarUnit } from './calendar';

/** A period counted from the current unit: yesterday is `day`, -1, 1. `unit: 'now'` is the moment itself. */
export type RelativePeriod =
  | {
      readonly kind: 'relative';
      readonly unit: CalendarUnit;
      /** Units from the current one. */ readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'now' };

const UNITS: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const MAX_COUNT = 10_000;

function relative(unit: CalendarUnit, from: number, count = 1): RelativePeriod {
  return Object.freeze({ kind: 'relative', unit, from, count });
}

/** this, last and next of a unit. */
function around(name: string, unit: CalendarUnit): [string, RelativePeriod][] {
  return [
    [`this${name}`, relative(unit, 0)],
    [`last${name}`, relative(unit, -1)],
    [`next${name}`, relative(unit, 1)],
  ];
}

const PERIODS: ReadonlyMap<string, RelativePeriod> = new Map<string, RelativePeriod>([
  ['today', relative('day', 0)],
  ['yesterday', relative('day', -1)],
  ['tomorrow', relative('day', 1)],
  ...around('Week', 'week'),
  ...around('Month', 'month'),
  ...around('Quarter', 'quarter'),
  ...around('Year', 'year'),
]);

/** What variables may name besides: today is the last of the last seven days, tomorrow the first of the next seven. */
const VARIABLE_PERIODS: ReadonlyMap<string, RelativePeriod> = new Map<string, RelativePeriod>([
  ...PERIODS,
  ['now', Object.freeze({ kind: 'now' })],
  ...around('IsoWeek', 'week'),
  ...[7, 30, 90].flatMap((days): [string, RelativePeriod][] => [
    [`last${days}Days`, relative('day', 1 - days, days)],
    [`next${days}Days`, relative('day', 1, days)],
  ]),
]);

export function isPeriodName(name: string): boolean {
  return VARIABLE_PERIODS.has(name);
}

/** The period `{{$nDate.<name>}}` stands for. */
export function namedPeriod(name: string): RelativePeriod | undefined {
  return VARIABLE_PERIODS.get(name);
}

/** `{"type": "thisWeek"}` or `{"type": "past", "number": 3, "unit": "day"}`: three whole days, today excluded. Undefined when it is neither. */
export function readRelativePeriod(value: JsonObject): RelativePeriod | undefined {
  const { type, number, unit } = value;
  if (type !== 'past' && type !== 'next') return typeof type === 'string' ? PERIODS.get(type) : undefined;
  const known = UNITS.find((one) => one === unit);
  const count = countOf(number);
  if (known === undefined || count === undefined) return undefined;
  return relative(known, type === 'past' ? -count : 1, count);
}

/** Query strings carry numbers as text. */
function countOf(value: JsonValue | undefined): number | undefined {
  const count = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MAX_COUNT ? count : undefined;
}
