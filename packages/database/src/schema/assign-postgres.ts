import type { Statement } from '../compile/dialect';
import { PARAMETER_TYPES, postgresTypes } from '../dialects/postgres-types';
import type { AssignTarget, KeyedValue } from './schema-dialect';
import { ROW_VERSION } from './table-shape';

/**
 * Keys and values travel as two arrays. The range the keys lie in is said as well: without it, the planner may look through the whole
 * table for every part of it.
 */
export function assignPostgres(target: AssignTarget, pairs: readonly KeyedValue[], quote: (name: string) => string): Statement {
  const { key, column, field } = target;
  const table = quote(target.table);
  const [keyName, version] = [`${table}.${quote(key.name)}`, quote(ROW_VERSION)];
  const keys = pairs.map(([of]) => of);
  const values = pairs.map(([, value]) => value);
  const [first, last] = [keys.slice(0, 1), keys.slice(-1)];
  const type = PARAMETER_TYPES[key.type];
  const list = `unnest($1::${type}[], $2::${PARAMETER_TYPES[field.type]}[]) AS m_v (k, v)`;
  const range = `${keyName} BETWEEN ($3::${type}[])[1] AND ($4::${type}[])[1]`;
  return {
    text: `UPDATE ${table} SET ${quote(column)} = m_v.v, ${version} = ${table}.${version} + 1 FROM ${list} WHERE ${keyName} = m_v.k AND ${range}`,
    values: [
      postgresTypes.encodeList(key, keys),
      postgresTypes.encodeList(field, values),
      postgresTypes.encodeList(key, first),
      postgresTypes.encodeList(key, last),
    ],
    returns: false,
    once: true,
  };
}
