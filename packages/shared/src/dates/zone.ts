import { DAY } from './calendar';

const OFFSET = /^(?:Z|([+-])(\d{2}):?(\d{2}))$/i;
const MAX_OFFSET = 14 * 60;
/** More names than the time zone database has, so that only misuse ever empties it. */
const MAX_FORMATS = 700;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Where a day begins: at a fixed distance from UTC, or as a place of the IANA database has it. */
export type TimeZone =
  { readonly kind: 'offset'; /** East is positive. */ readonly minutes: number } | { readonly kind: 'place'; readonly name: string };

export const UTC: TimeZone = Object.freeze({ kind: 'offset', minutes: 0 });

/** `Z`, `+08:00`, `-0330` or a name of the time zone database (`Europe/Berlin`); undefined for anything else. */
export function readTimeZone(text: string): TimeZone | undefined {
  const match = OFFSET.exec(text);
  if (!match) return text.length <= 64 && formatOf(text) ? { kind: 'place', name: text } : undefined;
  const [, sign, hours = '0', minutes = '0'] = match;
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > MAX_OFFSET) return undefined;
  return { kind: 'offset', minutes: sign === '-' && total > 0 ? -total : total };
}

/** What clocks of a zone show at a moment. Both are milliseconds; a reading is written as if it were UTC. */
export function wallClock(moment: number, zone: TimeZone): number {
  return moment + offsetAt(moment, zone);
}

/**
 * The moment at which clocks of a zone show something. Of two, the earlier one; a reading that is left out when clocks go forward is
 * taken by the clock of before.
 */
export function momentOf(wall: number, zone: TimeZone): number {
  if (zone.kind === 'offset') return wall - zone.minutes * 60_000;
  const before = offsetAt(wall - DAY, zone);
  const candidates = [wall - before, wall - offsetAt(wall + DAY, zone)];
  return candidates.find((moment) => wallClock(moment, zone) === wall) ?? wall - before;
}

function offsetAt(moment: number, zone: TimeZone): number {
  if (zone.kind === 'offset') return zone.minutes * 60_000;
  const parts = new Map(
    formatOf(zone.name)
      ?.formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  const shown = new Date(0);
  shown.setUTCFullYear(parts.get('era') === 'BC' ? 1 - number('year') : number('year'), number('month') - 1, number('day'));
  shown.setUTCHours(number('hour'), number('minute'), number('second'));
  return shown.getTime() - Math.floor(moment / 1000) * 1000;
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(name);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(name, format);
    return format;
  } catch {
    return undefined;
  }
}
