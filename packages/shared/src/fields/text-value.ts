import type { JsonValue } from '../json';

/** The longest `text`, in code points. */
export const TEXT_MAX_LENGTH = 1_000_000;

/** A text both databases can store, or undefined; `maxLength` in code points. */
export function readText(value: JsonValue, maxLength: number): string | undefined {
  if (typeof value !== 'string' || value.includes('\u0000') || !value.isWellFormed()) return undefined;
  // Code points, so that a text fits both databases alike.
  return value.length <= maxLength || [...value].length <= maxLength ? value : undefined;
}
