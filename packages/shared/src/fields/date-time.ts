const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` when it names a day that exists, else undefined. */
export function normalizeDate(text: string): string | undefined {
  const match = DATE.exec(text);
  return match && dayExists(Number(match[1]), Number(match[2]), Number(match[3])) ? text : undefined;
}

/**
 * A moment as `YYYY-MM-DDTHH:MM:SS.mmmZ` (ISO 8601, UTC, milliseconds; finer digits are cut). Accepts any ISO offset, no
 * offset (taken as UTC) and a bare date (its first moment). Undefined when the text is no moment that exists.
 */
export function normalizeDateTime(text: string): string | undefined {
  if (normalizeDate(text) !== undefined) return `${text}T00:00:00.000Z`;
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (!dayExists(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetMinutes(match[9], match[10], match[11]);
  if (offset === undefined) return undefined;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  moment.setUTCHours(hour, minute - offset, second, milliseconds);
  const yearAfter = moment.getUTCFullYear();
  return yearAfter >= 1 && yearAfter <= 9999 ? moment.toISOString() : undefined;
}

function offsetMinutes(sign: string | undefined, hours: string | undefined, minutes: string | undefined): number | undefined {
  if (sign === undefined) return 0;
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > 14 * 60) return undefined;
  return sign === '-' ? -total : total;
}

function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day <= last.getUTCDate();
}
