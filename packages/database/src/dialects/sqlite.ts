import type { ColumnField, ColumnType, JsonValue } from '@mortise/shared';
import type { Dialect, JsonEntry, SqlValue } from '../compile/dialect';
import { encodeJson, scalarText } from './encode-json';
import { quoteText } from './quote-text';

/** SQLite 3.45 and later. `quote` is Sequelize's. */
export function createSqliteDialect(quote: (identifier: string) => string): Dialect {
  const object = (entries: readonly JsonEntry[]): string =>
    `json_object(${entries.map(({ name, sql }) => `${quoteText(name)}, ${sql}`).join(', ')})`;
  return {
    name: 'sqlite',
    ignoresLimit: true,
    quote,
    parameter,
    encode,
    // Numbers in JSON text are read with a digit's error now and then, so lists of doubles are bound one by one.
    member: (column, position, type) => (type === 'double' ? undefined : `${column} IN (SELECT value FROM json_each(?${position}))`),
    encodeList,
    differs: (column, value) => `${column} IS NOT ${value}`,
    contains: (column, value) => `instr(lower(${column}), lower(${value})) > 0`,
    nullsLast: (descending) => (descending ? '' : ' NULLS LAST'),
    json,
    object: (entries, source) => ({ expression: object(entries), from: source }),
    array: (entries, source) => ({ expression: `json_group_array(${object(entries)})`, from: source }),
    nested: (query) => `json((${query}))`,
    text: (expression) => expression,
    later: (column, value) => `coalesce(max(${value}, strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, '+0.001 seconds')), ${value})`,
    // RETURNING knows the rows by the table's name only.
    returning: (statement, { table, entries }) => `${statement} RETURNING ${object(entries(table))} AS "json"`,
  };
}

/** Integers beyond 32 bits reach SQLite as text: the driver would pass them as floating point numbers. */
function parameter(position: number, type: ColumnType): string {
  return type === 'bigInt' || type === 'decimal' ? `CAST(?${position} AS INTEGER)` : `?${position}`;
}

function encode(field: ColumnField, value: JsonValue): SqlValue {
  switch (field.type) {
    case 'boolean':
      return value === true ? 1 : 0;
    case 'decimal':
      return scaledInteger(field, scalarText(value));
    case 'json':
      return encodeJson(field, value);
    case 'integer':
    case 'double':
      // Adding zero turns -0, which integers do not have, into 0.
      return Number(value) + 0;
    default:
      return scalarText(value);
  }
}

/** `"-1.50"` of scale 2 is stored as -150. */
function scaledInteger(field: ColumnField, value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(field.scale ?? 0, '0')}`).toString();
}

function encodeList(field: ColumnField, values: readonly JsonValue[]): SqlValue {
  const items = values.map((value) => encode(field, value));
  return field.type === 'bigInt' || field.type === 'decimal' ? `[${items.join(',')}]` : JSON.stringify(items);
}

function json(column: string, field: ColumnField): string {
  switch (field.type) {
    case 'bigInt':
      if (field.autoIncrement) return column;
      return `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${column} ELSE CAST(${column} AS TEXT) END`;
    case 'double':
      return doubleJson(column);
    case 'decimal':
      return decimalJson(column, field.scale ?? 0);
    case 'boolean':
      return `json(CASE ${column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)`;
    case 'json':
      return `json(${column})`;
    default:
      return column;
  }
}

/** SQLite's own JSON writes 15 digits. Seventeen always suffice, fewer look better. */
function doubleJson(column: string): string {
  const short = `printf('%!.15g', ${column})`;
  return `json(CASE WHEN ${column} IS NULL THEN NULL WHEN CAST(${short} AS REAL) = ${column} THEN ${short} ELSE printf('%!.17g', ${column}) END)`;
}

function decimalJson(column: string, scale: number): string {
  if (scale === 0) return `CAST(${column} AS TEXT)`;
  const unit = `1${'0'.repeat(scale)}`;
  const sign = `CASE WHEN ${column} < 0 THEN '-' ELSE '' END`;
  const text = `printf('%s%d.%0${scale}d', ${sign}, abs(${column}) / ${unit}, abs(${column}) % ${unit})`;
  return `CASE WHEN ${column} IS NULL THEN NULL ELSE ${text} END`;
}
