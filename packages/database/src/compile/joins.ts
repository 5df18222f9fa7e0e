import type { Collection, RelationField } from '@mortise/shared';
import type { Binder } from './binder';
import { columnName, columnNamed } from './column-sql';
import { tableSql } from './table-sql';

/** Where a relation is followed. Both names of rows are quoted. */
export interface JoinPlace {
  readonly parent: Collection;
  readonly parentRows: string;
  /** Name the target's rows go by. */
  readonly rows: string;
  readonly binder: Binder;
}

/** The rows a relation leads to: `FROM <from> WHERE <on>`. */
export interface Join {
  readonly from: string;
  readonly on: string;
}

/** How rows of the target belong to one row of the parent; no row comes twice. */
export function joinOf(relation: RelationField, target: Collection, place: JoinPlace): Join {
  const { parent, parentRows, rows, binder } = place;
  const { dialect } = binder;
  const column = (of: string, name: string): string => `${of}.${dialect.quote(name)}`;
  const from = `${tableSql(target, binder)} AS ${rows}`;
  const targetKey = column(rows, columnName(target.primaryKey));
  if (relation.type === 'belongsTo') return { from, on: `${targetKey} = ${column(parentRows, columnNamed(parent, relation.foreignKey))}` };
  const parentKey = column(parentRows, columnName(parent.primaryKey));
  if (!relation.through) return { from, on: `${column(rows, columnNamed(target, relation.foreignKey))} = ${parentKey}` };
  const pairs = nameBeside(rows);
  const { tableName, otherKey } = relation.through;
  return {
    from: `${from} JOIN ${dialect.quote(tableName)} AS ${pairs} ON ${column(pairs, otherKey)} = ${targetKey}`,
    on: `${column(pairs, relation.foreignKey)} = ${parentKey}`,
  };
}

/** `"m_1"` → `"m_1_t"`: as unique as the name it is made from. */
function nameBeside(rows: string): string {
  return `${rows.slice(0, -1)}_t${rows.slice(-1)}`;
}
