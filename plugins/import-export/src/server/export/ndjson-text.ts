import type { Pages } from './read-pages';

/** One record a line, as `list` would answer it. */
export async function* ndjsonText(pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
