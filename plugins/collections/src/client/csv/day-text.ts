import { normalizeDate, normalizeDateTime } from '@mortise/shared';

/** Which number comes first in `03/04/2026`. */
export type DayOrder = 'dmy' | 'mdy';

const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})\2|年(\d{1,2})月)(\d{1,2})日?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MOMENT =
  /^(\S+?日?)(?:[Tt]|\s+|(?<=日))(上午|下午)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(AM|PM|am|pm)?\s*([Zz]|[+-]\d{2}:?\d{2})?$/;

/** A day as people write it, as `YYYY-MM-DD`, or undefined when it is none or does not exist. */
export function plainDay(text: string, order: DayOrder): string | undefined {
  const first = YEAR_FIRST.exec(text.trim());
  if (first !== null) return isoDay(first[1], first[3] ?? first[4], first[5]);
  const last = YEAR_LAST.exec(text.trim());
  if (last === null) return undefined;
  const [, left, separator, right, year] = last;
  // Nobody who writes points or dashes puts the month first.
  return separator === '/' && order === 'mdy' ? isoDay(year, left, right) : isoDay(year, right, left);
}

/** A moment as people write it, in ISO 8601 and UTC. Without an offset it is local time; a bare day is not a moment. */
export function plainMoment(text: string, order: DayOrder): string | undefined {
  const match = MOMENT.exec(text.trim());
  if (match === null) return undefined;
  const [, dayText = '', chineseHalf, hours, minutes, seconds = '00', fraction = '', half, offset] = match;
  const day = plainDay(dayText, order);
  const hour = hourOf(Number(hours), chineseHalf ?? half);
  if (day === undefined || hour === undefined) return undefined;
  const local = `${day}T${pad(hour)}:${minutes ?? ''}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  if (offset !== undefined) return normalizeDateTime(local + offset);
  return normalizeDateTime(local) === undefined ? undefined : normalizeDateTime(new Date(local).toISOString());
}

/** Undefined when the texts say nothing about it. */
export function guessDayOrder(texts: readonly string[]): DayOrder | undefined {
  for (const text of texts) {
    const [, left, separator, right] = YEAR_LAST.exec(text.trim().split(/[\sT]/)[0] ?? '') ?? [];
    if (separator === '/' && Number(left) > 12) return 'dmy';
    if (separator === '/' && Number(right) > 12) return 'mdy';
  }
  return undefined;
}

/** How a BCP 47 tag's readers order day and month. */
export function dayOrderOf(locale: string): DayOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts().map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month') ? 'dmy' : 'mdy';
}

/** Written so that day and month can be mistaken for each other. */
export function isOrdered(text: string): boolean {
  return YEAR_LAST.exec(text.trim().split(/[\sT]/)[0] ?? '')?.[2] === '/';
}

function isoDay(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  return normalizeDate(`${year ?? ''}-${pad(Number(month))}-${pad(Number(day))}`);
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  const isLate = half === '下午' || half.toLowerCase() === 'pm';
  // 下午 also goes with the 24-hour clock.
  if (hour > 12) return isLate && hour < 24 ? hour : undefined;
  return (hour % 12) + (isLate ? 12 : 0);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
