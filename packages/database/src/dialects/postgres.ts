import type { Dialect, JsonEntry, WriteOutput } from '../compile/dialect';
import { postgresFilter } from './postgres-filter';
import { postgresPlaces } from './postgres-places';
import { postgresTypes } from './postgres-types';
import { quoteText } from './quote-text';

/**
 * PostgreSQL 14 and later. `quote` is Sequelize's.
 * Rows turned into JSON go by a name no field may have: `row_to_json(r)` would mean a column `r`, were there one.
 */
export function createPostgresDialect(quote: (identifier: string) => string): Dialect {
  const columns = (entries: readonly JsonEntry[]): string => entries.map(({ name, sql }) => `${sql} AS ${quote(name)}`).join(', ');
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
    object: (entries, source) => ({ expression: 'row_to_json(m_r)', from: `(SELECT ${columns(entries)} FROM ${source}) AS m_r` }),
    array: (entries, source) => ({
      expression: `coalesce(json_agg(m_r), '[]')`,
      from: `(SELECT ${columns(entries)} FROM ${source}) AS m_r`,
    }),
    nested: (query) => `(${query})`,
    text: (expression) => `${expression}::text`,
    later: (column, parameter) => `greatest(${parameter}, ${column} + interval '1 millisecond')`,
    returning: (statement, output) => {
      const written = `WITH m_written AS (${statement} RETURNING *)`;
      const order = output.orderBy === undefined ? '' : ` ORDER BY m_written.${output.orderBy}`;
      const rows = `SELECT ${columns(output.entries('m_written'))} FROM m_written${order}`;
      return `${written} SELECT row_to_json(m_r)::text AS "json"${sequence(output)} FROM (${rows}) AS m_r`;
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
