const BYTES_PER: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
const MILLISECONDS_PER: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000 };

/** Bytes of `512kb`, `1mb` or a plain number of bytes; undefined for anything else. */
export function parseByteSize(text: string): number | undefined {
  return parseQuantity(text, BYTES_PER);
}

/** Milliseconds of `500ms`, `20s`, `1m` or a plain number of milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  return parseQuantity(text, MILLISECONDS_PER);
}

function parseQuantity(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, unit] = /^(\d{1,12})\s*([a-z]*)$/i.exec(text) ?? [];
  const factor = unit === undefined ? undefined : units[unit.toLowerCase()];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}
