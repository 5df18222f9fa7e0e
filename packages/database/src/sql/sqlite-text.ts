import { scalarText } from '../dialects/encode-json';
import { sqliteTypes } from '../dialects/sqlite-types';
import type { TextDialect } from './text-dialect';

export const sqliteText: TextDialect = {
  column(column, field) {
    // SQLite has no exact decimals: what is stored scaled is a floating point number wherever it is reckoned with.
    if (field.type === 'decimal') return `${column} / 1${'0'.repeat(field.scale ?? 0)}.0`;
    return field.type === 'unixTimestamp' ? sqliteTypes.json(column, field) : column;
  },
  parameter: (position, field) => (field.type === 'decimal' ? `CAST(?${position} AS REAL)` : sqliteTypes.parameter(position, field.type)),
  encode: (field, value) => (field.type === 'decimal' ? scalarText(value) : sqliteTypes.encode(field, value)),
  json,
};

/** Results have no type but that of each value. Integers a JSON number cannot hold, and bytes, are text. */
function json(column: string): string {
  const whole = `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${column} ELSE json_quote(CAST(${column} AS TEXT)) END`;
  const short = `printf('%!.15g', ${column})`;
  const real = `CASE WHEN abs(${column}) > 1.7976931348623157e308 THEN 'null' WHEN CAST(${short} AS REAL) = ${column} THEN ${short} ELSE printf('%!.17g', ${column}) END`;
  const value = `CASE typeof(${column}) WHEN 'integer' THEN ${whole} WHEN 'real' THEN ${real} WHEN 'text' THEN json_quote(${column}) WHEN 'blob' THEN json_quote(hex(${column})) ELSE 'null' END`;
  return `json(${value})`;
}
