import type { ColumnField, JsonValue } from '@mortise/shared';
import { Binder } from '../compile/binder';
import type { Dialect } from '../compile/dialect';
import { type Run, once } from '../connection/driver';
import type { KeyedValue } from './schema-dialect';

const ROWS_PER_READ = 5000;

/** One column of a table, and the key its rows go by. */
export interface ReadColumn {
  readonly run: Run;
  readonly dialect: Dialect;
  readonly table: string;
  readonly key: ColumnField;
  readonly column: ColumnField;
}

/** The values of a column with their keys, in the order of the keys, some thousand at a time; rows without a value are left out. */
export async function* readValues(from: ReadColumn): AsyncGenerator<readonly KeyedValue[]> {
  for (let after: JsonValue | undefined; ;) {
    const pairs = await readPart(from, after);
    if (pairs.length > 0) yield pairs;
    if (pairs.length < ROWS_PER_READ) return;
    after = pairs.at(-1)?.[0];
  }
}

async function readPart({ run, dialect, table, key, column }: ReadColumn, after: JsonValue | undefined): Promise<KeyedValue[]> {
  const binder = new Binder(dialect);
  const [keyName, columnName] = [dialect.quote(key.name), dialect.quote(column.name)];
  const later = after === undefined ? '' : ` AND ${keyName} > ${binder.literal(key, after)}`;
  const part = `SELECT ${keyName}, ${columnName} FROM ${dialect.quote(table)} WHERE ${columnName} IS NOT NULL${later} ORDER BY ${keyName} LIMIT ${ROWS_PER_READ}`;
  const entries = [
    { name: 'k', sql: dialect.json(keyName, key) },
    { name: 'v', sql: dialect.json(columnName, column) },
  ];
  const { expression, from } = dialect.array(entries, `(${part}) AS m_part`);
  const { rows } = await run(once(`SELECT ${expression} AS "json" FROM ${from}`, binder.values({ '$user.id': null, $nRole: null })));
  const read = JSON.parse(String(rows[0]?.['json'])) as { readonly k: JsonValue; readonly v: JsonValue }[];
  return read.map(({ k, v }) => [k, v]);
}

/** How many rows have a value in a column. */
export async function countValues({ run, dialect, table, column }: Omit<ReadColumn, 'key'>): Promise<number> {
  const { rows } = await run(once(`SELECT count(${dialect.quote(column.name)}) AS "count" FROM ${dialect.quote(table)}`));
  return Number(rows[0]?.['count']);
}
