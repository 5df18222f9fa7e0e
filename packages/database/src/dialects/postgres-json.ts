import type { JsonEntry } from '../compile/dialect';
import { quoteText } from './quote-text';

/** Parts that are put together at once: each `||` copies what stands before it, which a row of a hundred columns would feel. */
const PARTS = 8;

/**
 * The text of a JSON object, put together from texts. `row_to_json` looks up the type of each column for each row and takes a quarter longer.
 * The value of an entry is JSON as text, or NULL.
 */
export function objectText(entries: readonly JsonEntry[]): string {
  if (entries.length === 0) return `'{}'`;
  const parts = entries.map(
    ({ name, sql }, index) => `${quoteText(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)} || coalesce(${sql}, 'null')`,
  );
  const groups = Array.from({ length: Math.ceil(parts.length / PARTS) }, (_, group) => parts.slice(group * PARTS, (group + 1) * PARTS));
  return [...groups.map((group) => `(${group.join(' || ')})`), `'}'`].join(' || ');
}

/** The text of an array of such objects, one for each row. */
export function arrayText(entries: readonly JsonEntry[]): string {
  return `'[' || coalesce(string_agg(${objectText(entries)}, ','), '') || ']'`;
}

/** Any value as the text of its JSON. */
export function anyJson(value: string): string {
  return `to_json(${value})::text`;
}

/** A whole number as such where a number of JavaScript holds it, else as text; so with digits after the point, which `value` has all the same. */
export function exactNumber(value: string, whole = value): string {
  return `CASE WHEN ${whole} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${value}::text ELSE ${quoted(value)} END`;
}

/** What has no character that JSON escapes. */
export function quoted(value: string): string {
  return `'"' || ${value}::text || '"'`;
}
