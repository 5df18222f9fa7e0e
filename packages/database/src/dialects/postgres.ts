import type { ColumnField, ColumnType, JsonValue } from '@mortise/shared';
import type { Dialect, JsonEntry, SqlValue, WriteOutput } from '../compile/dialect';
import { encodeJson, scalarText } from './encode-json';
import { quoteText } from './quote-text';

const PARAMETER_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  text: 'text',
  integer: 'integer',
  bigInt: 'bigint',
  double: 'double precision',
  decimal: 'numeric',
  boolean: 'boolean',
  datetime: 'timestamptz',
  date: 'date',
  json: 'jsonb',
  uuid: 'uuid',
};

/**
 * PostgreSQL 14 and later. `quote` is Sequelize's.
 * Rows turned into JSON go by a name no field may have: `row_to_json(r)` would mean a column `r`, were there one.
 */
export function createPostgresDialect(quote: (identifier: string) => string): Dialect {
  const columns = (entries: readonly JsonEntry[]): string => entries.map(({ name, sql }) => `${sql} AS ${quote(name)}`).join(', ');
  return {
    name: 'postgres',
    ignoresLimit: false,
    quote,
    parameter: (position, type) => `$${position}::${PARAMETER_TYPES[type]}`,
    encode,
    member: (column, position, type) => `${column} = ANY ($${position}::${PARAMETER_TYPES[type]}[])`,
    encodeList: (field, values) => values.map((value) => String(encode(field, value))),
    differs: (column, parameter) => `${column} IS DISTINCT FROM ${parameter}`,
    // Under "C" lower() folds ASCII only, as SQLite does.
    contains: (column, parameter) => `strpos(lower(${column} COLLATE "C"), lower(${parameter} COLLATE "C")) > 0`,
    nullsLast: (descending) => (descending ? ' NULLS LAST' : ''),
    json,
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
      return `${written} SELECT row_to_json(m_r)::text AS "json"${sequence(output)} FROM (SELECT ${columns(output.entries('m_written'))} FROM m_written) AS m_r`;
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

function encode(field: ColumnField, value: JsonValue): SqlValue {
  if (field.type === 'json') return encodeJson(field, value);
  return scalarText(value);
}

function json(column: string, field: ColumnField): string {
  switch (field.type) {
    case 'bigInt':
      if (field.autoIncrement) return column;
      return `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN to_json(${column}) ELSE to_json(${column}::text) END`;
    case 'decimal':
      return `${column}::text`;
    case 'datetime':
      return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`;
    default:
      return column;
  }
}
