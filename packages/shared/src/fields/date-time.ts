import type { Accuracy } from '../collections/column-generator';

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const PLAIN_DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:[Tt ]([\d:]+)(?:\.(\d{1,9}))?)?$/;
const FINE_TIME = /^([\d:]+)(?:\.(\d{1,9}))?$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
/** What programs send is mostly written as it is answered. Days that not every month has are looked at more closely. */
const NORMAL = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{3}Z$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` when it names a day that exists, else undefined. */
export function normalizeDate(text: string): string | undefined {
  const match = DATE.exec(text);
  return match && dayExists(Number(match[1]), Number(match[2]), Number(match[3])) ? text : undefined;
}

/** A time of day as `HH:MM:SS`; seconds may be left out. Undefined when there is no such time. */
export function normalizeTime(text: string): string | undefined {
  const [, hour, minute, second = '00'] = TIME.exec(text) ?? [];
  return hour === undefined ? undefined : `${hour}:${minute}:${second}`;
}

/** A time of day as `HH:MM:SS.ffffff`, without zeros at its end; finer digits are cut. */
export function normalizeFineTime(text: string): string | undefined {
  const [, clock = '', fraction = ''] = FINE_TIME.exec(text) ?? [];
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  const time = normalizeTime(clock);
  return time === undefined || digits === '' ? time : `${time}.${digits}`;
}

/**
 * A day and a time that belong to no zone as `YYYY-MM-DD HH:MM:SS`; parts of seconds are cut unless they are to be
 * microseconds, `YYYY-MM-DD HH:MM:SS.ffffff`; a bare day is its first moment. Undefined when there is no such day or time, or the text names a zone: which
 * local time it means nobody could say.
 */
export function normalizePlainDateTime(text: string, accuracy?: Accuracy): string | undefined {
  const [, day = '', clock = '00:00', fraction = ''] = PLAIN_DATE_TIME.exec(text) ?? [];
  const time = normalizeTime(clock);
  return normalizeDate(day) === undefined || time === undefined
    ? undefined
    : `${day} ${time}${accuracy === 'microsecond' ? `.${sixDigits(fraction)}` : ''}`;
}

/**
 * A moment as `YYYY-MM-DDTHH:MM:SS.mmmZ` (ISO 8601, UTC, milliseconds, or microseconds; finer digits are cut). Accepts any ISO offset, no
 * offset (taken as UTC) and a bare date (its first moment). Undefined when the text is no moment that exists.
 */
export function normalizeDateTime(text: string, accuracy?: Accuracy): string | undefined {
  const isFine = accuracy === 'microsecond';
  if (!isFine && NORMAL.test(text)) return text;
  if (normalizeDate(text) !== undefined) return `${text}T00:00:00.${isFine ? '000000' : '000'}Z`;
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
  if (yearAfter < 1 || yearAfter > 9999) return undefined;
  return isFine ? `${moment.toISOString().slice(0, -1)}${sixDigits(match[7] ?? '').slice(3)}Z` : moment.toISOString();
}

function sixDigits(fraction: string): string {
  return fraction.padEnd(6, '0').slice(0, 6);
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
