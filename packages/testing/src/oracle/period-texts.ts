import type { Column } from './world';
import { wallAt } from './zones';

const DAY = 86_400_000;

/** The text of the period a stored moment or day lies in, as `query` groups by it. */
export function periodText({ type }: Column, stored: string, { format, timeZone }: { format: string; timeZone: string }): string {
  const instant = Date.parse(stored.length === 10 ? `${stored}T00:00:00Z` : stored.includes('Z') ? stored : `${stored.replace(' ', 'T')}Z`);
  const isPlain = type === 'date' || type === 'datetimeNoTz';
  const iso = new Date(isPlain ? instant : wallAt(instant, timeZone)).toISOString();
  if (format === 'YYYY[Q]Q') return `${iso.slice(0, 4)}Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
  if (format === 'GGGG[W]WW') return weekText(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`));
  return iso.replace('T', ' ').slice(0, format.length);
}

/** The ISO week of a day: that of its Thursday, counted from the year's first. */
function weekText(day: number): string {
  const thursday = new Date(day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const first = new Date(0).setUTCFullYear(year, 0, 1);
  const week = Math.floor((thursday.getTime() - first) / DAY / 7) + 1;
  return `${String(year).padStart(4, '0')}W${String(week).padStart(2, '0')}`;
}
