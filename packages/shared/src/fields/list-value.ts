import type { JsonValue } from '../json';
import { readText } from './text-value';

/** The most items of an `array` or `set`. */
export const LIST_MAX_ITEMS = 1_000;
const ITEM_MAX_LENGTH = 10_000;

/** An item of a list: text, finite number or boolean. */
export function readListItem(value: JsonValue): string | number | boolean | undefined {
  if (typeof value === 'string') return readText(value, ITEM_MAX_LENGTH);
  // Adding zero turns -0, which JSON does not keep, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** A list of scalars in its order, or undefined. */
export function readList(value: JsonValue): (string | number | boolean)[] | undefined {
  if (!Array.isArray(value) || value.length > LIST_MAX_ITEMS) return undefined;
  const items = value.flatMap((item: JsonValue) => readListItem(item) ?? []);
  return items.length === value.length ? items : undefined;
}

/** The same without repetitions: of equal items the first one stays. */
export function readDistinctList(value: JsonValue): (string | number | boolean)[] | undefined {
  const items = readList(value);
  return items && [...new Set(items)];
}
