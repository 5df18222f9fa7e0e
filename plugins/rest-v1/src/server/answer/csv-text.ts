import type { JsonObject, JsonValue } from '@mortise/shared';

/** What stands in a cell without quotes cannot be told from the marks between cells. */
const NEEDS_QUOTES = /^$|[",\r\n]/;

/**
 * Rows as CSV, the names of their columns first; nothing at all where there are no rows. An empty cell is NULL, `""` an empty text. The
 * columns are `asked`, or those of the rows as they come.
 */
export function csvText(rows: readonly JsonObject[], asked: readonly string[] | undefined): string {
  const [first] = rows;
  if (!first) return '';
  const names = asked ?? Object.keys(first);
  const lines = rows.map((row) => names.map((name) => cellOf(row[name] ?? null)).join(','));
  return [names.map(cellOf).join(','), ...lines].join('\n');
}

function cellOf(value: JsonValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
