import type { SqlValue } from './dialect';
import { quoteText } from '../dialects/quote-text';

const PLACEHOLDERS = { sqlite: /\?(\d+)/g, postgres: /\$(\d+)/g } as const;

/** Writes values where their placeholders stand. The text must hold no values yet; only then is every mark a placeholder. */
export function inlineValues(text: string, values: readonly SqlValue[], dialect: keyof typeof PLACEHOLDERS): string {
  return text.replaceAll(PLACEHOLDERS[dialect], (_mark, position: string) => literal(values[Number(position) - 1] ?? null));
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoteText(value) : `ARRAY[${value.map(quoteText).join(', ')}]`;
}
