/** `YYYY-MM-DDTHH:MM` or with seconds, in the browser's zone, as `<input type="datetime-local">` wants it; `''` for no moment. */
export function toLocalInput(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  const day = [String(moment.getFullYear()).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  const seconds = moment.getSeconds();
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}${seconds === 0 ? '' : `:${two(seconds)}`}`;
}

/** The same moment as ISO 8601 in UTC; undefined when the text is none. */
export function fromLocalInput(text: string): string | undefined {
  const moment = new Date(text);
  const year = moment.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? undefined : moment.toISOString();
}

/** Name of the browser's zone (IANA): `Europe/Vienna`. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
