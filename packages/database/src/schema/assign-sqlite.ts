import type { Statement } from '../compile/dialect';
import { sqliteTypes } from '../dialects/sqlite-types';
import type { AssignTarget, KeyedValue } from './schema-dialect';
import { ROW_VERSION } from './table-shape';

/** Keys and values are bound one by one: as JSON, the last digit of a double might be another one. */
export function assignSqlite(target: AssignTarget, pairs: readonly KeyedValue[], quote: (name: string) => string): Statement {
  const { key, column, field } = target;
  const table = quote(target.table);
  const version = quote(ROW_VERSION);
  const list = pairs.map(
    (_pair, index) => `(${sqliteTypes.parameter(2 * index + 1, key.type)}, ${sqliteTypes.parameter(2 * index + 2, field.type)})`,
  );
  return {
    text: `WITH m_v (k, v) AS MATERIALIZED (VALUES ${list.join(', ')})
      UPDATE ${table} SET ${quote(column)} = m_v.v, ${version} = ${table}.${version} + 1 FROM m_v WHERE ${table}.${quote(key.name)} = m_v.k`,
    values: pairs.flatMap(([of, value]) => [sqliteTypes.encode(key, of), sqliteTypes.encode(field, value)]),
    returns: false,
    once: true,
  };
}
