import type { Dialect, JsonEntry } from '../compile/dialect';
import { quoteText } from './quote-text';
import { sqliteFilter } from './sqlite-filter';
import { sqlitePlaces } from './sqlite-places';
import { sqliteTypes } from './sqlite-types';

/** SQLite 3.45 and later. `quote` is Sequelize's. */
export function createSqliteDialect(quote: (identifier: string) => string): Dialect {
  const object = (entries: readonly JsonEntry[]): string =>
    `json_object(${entries.map(({ name, sql }) => `${quoteText(name)}, ${sql}`).join(', ')})`;
  return {
    ...sqliteTypes,
    ...sqliteFilter,
    ...sqlitePlaces,
    name: 'sqlite',
    ignoresLimit: true,
    lockRows: '',
    quote,
    // NULL is less than everything.
    nulls: (place, descending) => ((place === 'last') === descending ? '' : ` NULLS ${place.toUpperCase()}`),
    object: (entries, source) => ({ expression: object(entries), from: source }),
    array: (entries, source) => ({ expression: `json_group_array(${object(entries)})`, from: source }),
    nested: (query) => `json((${query}))`,
    later: (column, value) => `coalesce(max(${value}, strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '+0.001 seconds')), ${value})`,
    // RETURNING knows the rows by the table's name only.
    returning: (statement, { table, entries }) => `${statement} RETURNING ${object(entries(table))} AS "json"`,
  };
}
