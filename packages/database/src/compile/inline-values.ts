import { type CollectionView, UTC, isPerExecution } from '@mortise/shared';
import { quoteText } from '../dialects/quote-text';
import type { Binder } from './binder';
import { placeholder, replacePlaceholders } from './placeholders';
import type { SqlValue } from './sql-value';

/** Writes the binder's values where their placeholders stand. What every execution has values of its own for keeps one, numbered anew. */
export function inlineValues(text: string, binder: Binder): Pick<CollectionView, 'select' | 'parameters'> {
  const { parameters: all, dialect } = binder;
  const values = binder.values({ '$user.id': null, $nRole: null, timeZone: UTC });
  // A view that is read twice brings the same ones twice. PostgreSQL takes none that nothing refers to.
  const parameters = [...new Set(all.filter(isPerExecution))];
  const select = replacePlaceholders(text, dialect.name, (position) => {
    const parameter = all[position - 1];
    const kept = parameter === undefined ? -1 : parameters.indexOf(parameter);
    return kept === -1 ? literal(values[position - 1] ?? null) : placeholder(kept + 1, dialect.name);
  });
  return { select, parameters };
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoteText(value) : `ARRAY[${value.map(quoteText).join(', ')}]`;
}
