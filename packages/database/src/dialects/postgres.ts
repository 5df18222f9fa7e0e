import type { Dialect, WriteOutput } from '../compile/dialect';
import { postgresFilter } from './postgres-filter';
import { arrayText, objectText } from './postgres-json';
import { postgresPlaces } from './postgres-places';
import { postgresTypes } from './postgres-types';
import { quoteText } from './quote-text';

/** PostgreSQL 14 and later. `quote` is Sequelize's. */
export function createPostgresDialect(quote: (identifier: string) => string): Dialect {
  return {
    ...postgresTypes,
    ...postgresFilter,
    ...postgresPlaces,
    name: 'postgres',
    ignoresLimit: false,
    // Rows that refer to these may still be written.
    lockRows: ' FOR NO KEY UPDATE',
    quote,
    // NULL is more than everything.
    nulls: (place, descending) => ((place === 'first') === descending ? '' : ` NULLS ${place.toUpperCase()}`),
    object: (entries, source) => ({ expression: objectText(entries), from: source }),
    array: (entries, source) => ({ expression: arrayText(entries), from: source }),
    nested: (query) => `(${query})`,
    later: (column, parameter) => `greatest(${parameter}, ${column} + interval '1 millisecond')`,
    returning: (statement, output) => {
      const written = `WITH m_written AS (${statement} RETURNING *)`;
      const order = output.orderBy === undefined ? '' : ` ORDER BY m_written.${output.orderBy}`;
      return `${written} SELECT ${objectText(output.entries('m_written'))} AS "json"${sequence(output)} FROM m_written${order}`;
    },
  };
}

/** An identity column does not notice keys given by hand: the next one drawn must lie beyond them. */
function sequence({ table, sequence: given }: WriteOutput): string {
  if (!given) return '';
  const source = `pg_get_serial_sequence(${quoteText(table)}, ${quoteText(given.column)}) AS s`;
  const ahead = `${given.value} > coalesce(pg_sequence_last_value(s::regclass), 0)`;
  return `, (SELECT setval(s::regclass, ${given.value}) FROM ${source} WHERE ${ahead}) AS "sequence"`;
}
