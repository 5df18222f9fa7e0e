/** Readings of a clock as milliseconds, as if they were UTC: their zone is somebody else's business. */
export type Wall = number;

export type CalendarUnit = 'year' | 'quarter' | 'month' | 'week' | 'day';
type ClockUnit = 'hour' | 'minute' | 'second' | 'millisecond';
export type Unit = CalendarUnit | ClockUnit;

export const DAY = 86_400_000;
const LENGTHS: Readonly<Record<ClockUnit | 'day' | 'week', number>> = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS: Readonly<Record<'year' | 'quarter' | 'month', number>> = { year: 12, quarter: 3, month: 1 };

/** Like `Date.UTC`, for every year from 1; undefined for a day that does not exist. Months count from 1. */
export function wallOf(year: number, month = 1, day = 1): Wall | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
}

/** The first moment of the year, quarter, month, week (Monday) or day that a reading lies in. */
export function startOf(unit: CalendarUnit, wall: Wall): Wall {
  const date = new Date(Math.floor(wall / DAY) * DAY);
  if (unit === 'week') return date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY;
  if (unit === 'day') return date.getTime();
  const months = MONTHS[unit];
  date.setUTCMonth(Math.floor(date.getUTCMonth() / months) * months, 1);
  return date.getTime();
}

/** `count` units later. For years, quarters and months `wall` has to be the start of one. */
export function addUnits(wall: Wall, unit: Unit, count: number): Wall {
  if (unit !== 'year' && unit !== 'quarter' && unit !== 'month') return wall + count * LENGTHS[unit];
  const date = new Date(wall);
  date.setUTCMonth(date.getUTCMonth() + count * MONTHS[unit]);
  return date.getTime();
}

/** Monday of an ISO week; undefined when the year has no such week. */
export function weekStart(year: number, week: number): Wall | undefined {
  // The fourth of January is always in week 1.
  const first = wallOf(year, 1, 4);
  const next = wallOf(year + 1, 1, 4);
  if (first === undefined || next === undefined || week < 1) return undefined;
  const start = addUnits(startOf('week', first), 'week', week - 1);
  return start < startOf('week', next) ? start : undefined;
}
