import { parseUrl } from '@mortise/shared';

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]\d{2}(:?\d{2})?)?$/i;
const UUID = /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => EMAIL.test(text),
  uri: (text) => parseUrl(text) !== undefined,
  url: (text) => parseUrl(text) !== undefined,
  date: isDate,
  time: (text) => TIME.test(text),
  'date-time': isMoment,
  uuid: (text) => UUID.test(text),
};

/** Whether a text is of a JSON Schema format; formats that are not known here are left to the server. */
export function matchesFormat(format: string, text: string): boolean {
  return CHECKS[format]?.(text) ?? true;
}

/** A day there is: 30 February is none. */
function isDate(text: string): boolean {
  const moment = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function isMoment(text: string): boolean {
  const [date = '', time = ''] = text.split(/t|\s/i);
  return isDate(date) && TIME.test(time) && /(z|[+-]\d{2}(:?\d{2})?)$/i.test(time);
}
