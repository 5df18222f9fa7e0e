import { type Collection, QUERY_LIMITS, type SelectNode, isToOne, resultColumn } from '@mortise/shared';
import type { Binder } from './binder';
import type { Dialect, JsonEntry } from './dialect';
import { compileAll } from './filter';
import { joinOf } from './joins';
import { compileOrder, totalOrder } from './order';
import { columnName, columnNamed, fieldSql } from './column-sql';

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
    const name = node.as ?? node.field.name;
    if (node.kind === 'relation') return { name, sql: compileRelation(node, scope) };
    return { name, sql: dialect.json(fieldSql(scope.rows, node.field, scope.binder), node.field) };
  });
}

/** A relation as a correlated subquery: an object or null, or an array in its order, by default that of the target's key, one row longer than the cap. */
function compileRelation(node: RelationNode, scope: SelectScope): string {
  const { dialect } = scope.binder;
  const rows = scope.nextAlias();
  const form = isToOne(node.field) ? 'object' : 'array';
  const entries = compileEntries(node.select, { ...scope, rows, collection: node.target });
  const { from, on } = joinOf(node.field, node.target, { parent: scope.collection, parentRows: scope.rows, rows, binder: scope.binder });
  const source = `${from} WHERE ${on} AND ${compileAll(node.where, { binder: scope.binder, rows })}`;
  if (node.counted !== undefined) return countRows(node.counted, { form, source, rows, dialect });
  // A belongsTo finds its row by the primary key: there is no second one to cut off.
  const { expression, from: page } = dialect[form](
    entries,
    node.field.type === 'belongsTo' ? source : cutPage(node, { source, rows, binder: scope.binder }),
  );
  return dialect.nested(`SELECT ${expression} FROM ${page}`);
}

/** No more rows than a number of JSON holds. */
const COUNT = resultColumn('count', 'integer');

interface Counted {
  readonly form: 'object' | 'array';
  readonly source: string;
  readonly rows: string;
  readonly dialect: Dialect;
}

function countRows(name: string, { form, source, rows, dialect }: Counted): string {
  const number = dialect.quote('m_n');
  const { expression, from } = dialect[form](
    [{ name, sql: dialect.json(`${rows}.${number}`, COUNT) }],
    `(SELECT count(*) AS ${number} FROM ${source}) AS ${rows}`,
  );
  return dialect.nested(`SELECT ${expression} FROM ${from}`);
}

function cutPage(node: RelationNode, { source, rows, binder }: { source: string; rows: string; binder: Binder }): string {
  const { dialect } = binder;
  const columns = columnsRead(node.select, node.target).map((name) => `${rows}.${dialect.quote(name)}`);
  const order = compileOrder(totalOrder(node.orderBy ?? [], node.target), rows, binder);
  const limit = isToOne(node.field) ? 1 : Math.min(node.limit ?? Infinity, QUERY_LIMITS.relatedRows + 1);
  const offset = node.offset === undefined || node.offset === 0 ? '' : ` OFFSET ${binder.number(node.offset)}`;
  return `(SELECT ${columns.join(', ')} FROM ${source}${order} LIMIT ${limit}${offset}) AS ${rows}`;
}

/** Names of the columns a select list reads, for the page below it. */
export function columnsRead(select: readonly SelectNode[], collection: Collection): string[] {
  const names = select.map((node) => {
    if (node.kind === 'column') return columnName(node.field);
    return node.field.type === 'belongsTo' ? columnNamed(collection, node.field.foreignKey) : columnName(collection.primaryKey);
  });
  return [...new Set(names.length > 0 ? names : [columnName(collection.primaryKey)])];
}
