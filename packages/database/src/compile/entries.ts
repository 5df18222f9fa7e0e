import { type Collection, QUERY_LIMITS, type SelectNode } from '@mortise/shared';
import type { Binder } from './binder';
import type { JsonEntry } from './dialect';
import { compileAll } from './filter';
import { compileOrder } from './order';

type RelationNode = Extract<SelectNode, { kind: 'relation' }>;

/** Where a select list's columns come from, and the next free number for the aliases of relations inside. */
export interface SelectScope {
  readonly binder: Binder;
  readonly rows: string;
  readonly collection: Collection;
  readonly nextAlias: () => string;
}

/** The properties of one row, in the order of the select list. */
export function compileEntries(select: readonly SelectNode[], scope: SelectScope): JsonEntry[] {
  const { dialect } = scope.binder;
  return select.map((node) => {
    const { name } = node.field;
    if (node.kind === 'relation') return { name, sql: compileRelation(node, scope) };
    return { name, sql: dialect.json(`${scope.rows}.${dialect.quote(name)}`, node.field) };
  });
}

/** A relation as a correlated subquery: an object or null for belongsTo, an array ordered by the target's key for hasMany, one row longer than the cap. */
function compileRelation(node: RelationNode, scope: SelectScope): string {
  const { dialect } = scope.binder;
  const rows = scope.nextAlias();
  const entries = compileEntries(node.select, { ...scope, rows, collection: node.target });
  const source = `${dialect.quote(node.target.tableName)} AS ${rows}`;
  const conditions = `${joinCondition(node, scope, rows)} AND ${compileAll(node.where, { binder: scope.binder, rows })}`;
  if (node.field.type === 'belongsTo') {
    const { expression, from } = dialect.object(entries, `${source} WHERE ${conditions}`);
    return dialect.nested(`SELECT ${expression} FROM ${from}`);
  }
  const columns = columnsRead(node.select, node.target).map((name) => `${rows}.${dialect.quote(name)}`);
  const order = compileOrder([{ field: node.target.primaryKey, descending: false }], rows, dialect);
  const page = `(SELECT ${columns.join(', ')} FROM ${source} WHERE ${conditions}${order} LIMIT ${QUERY_LIMITS.relatedRows + 1}) AS ${rows}`;
  const { expression, from } = dialect.array(entries, page);
  return dialect.nested(`SELECT ${expression} FROM ${from}`);
}

function joinCondition(node: RelationNode, scope: SelectScope, rows: string): string {
  const { dialect } = scope.binder;
  const foreignKey = dialect.quote(node.field.foreignKey);
  if (node.field.type === 'belongsTo') return `${rows}.${dialect.quote(node.target.primaryKey.name)} = ${scope.rows}.${foreignKey}`;
  return `${rows}.${foreignKey} = ${scope.rows}.${dialect.quote(scope.collection.primaryKey.name)}`;
}

/** Names of the columns a select list reads, for the page below it. */
export function columnsRead(select: readonly SelectNode[], collection: Collection): string[] {
  const names = select.map((node) => {
    if (node.kind === 'column') return node.field.name;
    return node.field.type === 'belongsTo' ? node.field.foreignKey : collection.primaryKey.name;
  });
  return [...new Set(names.length > 0 ? names : [collection.primaryKey.name])];
}
