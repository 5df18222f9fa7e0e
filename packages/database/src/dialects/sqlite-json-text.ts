import type { ColumnField } from '@mortise/shared';

/** SQLite's own JSON writes 15 digits. Seventeen always suffice, fewer look better. */
export function doubleText(column: string): string {
  const short = `printf('%!.15g', ${column})`;
  return `CASE WHEN CAST(${short} AS REAL) = ${column} THEN ${short} ELSE printf('%!.17g', ${column}) END`;
}

/**
 * The JSON of a column of a table that is not ours. Such tables hold what they like, whatever they declare: what is not of the type is
 * shown as it is, bytes as hexadecimal digits, numbers without end as text.
 */
export function looseJson(column: string, { type }: ColumnField): string {
  const text = `json_quote(CAST(${column} AS TEXT))`;
  const integer = `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN CAST(${column} AS TEXT) ELSE ${text} END`;
  const real = `CASE WHEN abs(${column}) < 9e999 THEN ${doubleText(column)} ELSE ${text} END`;
  switch (type) {
    case 'bigInt':
    case 'double':
      return byStorage(column, { integer, real, text });
    case 'boolean':
      return byStorage(column, { integer: `CASE ${column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE ${integer} END`, real, text });
    case 'json':
      return byStorage(column, { integer, real, text: `CASE WHEN json_valid(${column}) THEN ${column} ELSE ${text} END` });
    default:
      return byStorage(column, { integer: text, real: text, text });
  }
}

function byStorage(column: string, { integer, real, text }: Readonly<Record<'integer' | 'real' | 'text', string>>): string {
  const cases = [`'blob' THEN json_quote(hex(${column}))`, `'integer' THEN ${integer}`, `'real' THEN ${real}`, `'text' THEN ${text}`];
  return `json(CASE typeof(${column}) ${cases.map((each) => `WHEN ${each}`).join(' ')} END)`;
}
