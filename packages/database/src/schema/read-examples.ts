import type { SchemaFailure } from '@mortise/plugin-api/server';
import type { Collection, ColumnField, JsonValue } from '@mortise/shared';
import type { Dialect } from '../compile/dialect';
import { type Run, once } from '../connection/driver';
import type { RowRule } from './check-rows';

export const MAX_EXAMPLES = 10;
const MAX_CHARACTERS = 200;

/** The first rows by key that stand against a rule. */
export async function readExamples(
  rule: RowRule,
  { run, dialect, collection }: { readonly run: Run; readonly dialect: Dialect; readonly collection: Collection },
): Promise<SchemaFailure['examples']> {
  const { primaryKey: key, columns, tableName } = collection;
  const fields = rule.fields.map((name) => columns.find((column) => column.name === name));
  const entry = (name: string, field: ColumnField): { name: string; sql: string } => ({
    name,
    sql: dialect.json(dialect.quote(field.name), field),
  });
  const entries = [entry('k', key), ...fields.flatMap((field, index) => (field ? [entry(`v${index}`, field)] : []))];
  const found = `SELECT * FROM ${dialect.quote(tableName)} WHERE ${rule.condition} ORDER BY ${dialect.quote(key.name)} LIMIT ${MAX_EXAMPLES}`;
  const { expression, from } = dialect.array(entries, `(${found}) AS m_found`);
  const { rows } = await run(once(`SELECT ${expression} AS "json" FROM ${from}`));
  const read = JSON.parse(String(rows[0]?.['json'])) as Readonly<Record<string, JsonValue>>[];
  return read.map((row) => {
    const values = fields.map((_field, index) => shortened(row[`v${index}`] ?? null));
    return { key: row['k'] ?? null, value: values.length === 1 ? (values[0] ?? null) : values };
  });
}

/** Long texts by their beginning, anything else of that size as the beginning of its JSON. */
export function shortened(value: JsonValue): JsonValue {
  const text = typeof value === 'object' ? JSON.stringify(value) : value;
  return typeof text === 'string' && text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : value;
}
