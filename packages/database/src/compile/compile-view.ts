import { type CollectionView, type JsonObject, type ViewColumn, type ViewQuery, collectionsOfView, pairsOfView } from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect } from './dialect';
import { compileWhere } from './filter';
import { inlineValues } from './inline-values';
import { ToOneJoins } from './to-one-joins';
import { viewAggregate, viewGroupKey } from './view-aggregates';

/**
 * The query of a view as a SELECT. Values that are always the same are written into it; what depends on its reader or on the time is a
 * placeholder, which every statement the view becomes a part of fills anew.
 */
export function compileView(query: ViewQuery, definition: JsonObject, dialect: Dialect): CollectionView {
  const binder = new Binder(dialect);
  const { select, parameters } = inlineValues(selectText(query, binder), binder);
  const read = collectionsOfView(query);
  const pairs = pairsOfView(query);
  return Object.freeze({
    definition,
    select,
    parameters,
    reads: unique([...read.flatMap(({ name, view }) => [name, ...(view?.reads ?? [])]), ...pairs.map(({ name }) => name)]),
    tables: unique([...read.flatMap(({ tableName, view }) => view?.tables ?? [tableName]), ...pairs.map(({ tableName }) => tableName)]),
  });
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function selectText({ source, columns, where, groupKey }: ViewQuery, binder: Binder): string {
  const { dialect } = binder;
  const joins = new ToOneJoins(source, binder);
  const column = ({ source: path }: ViewColumn): string => (path ? joins.column(path) : '*');
  const shown = columns.map((one) => ({ ...one, sql: column(one) }));
  const groups = shown.filter(({ aggregation }) => aggregation === undefined).map(({ sql }) => sql);
  const selected = shown.map((one) => `${viewAggregate(one, one.sql, dialect)} AS ${dialect.quote(one.name)}`);
  const key = groupKey === undefined ? [] : [`${viewGroupKey(groups, dialect)} AS ${dialect.quote(groupKey)}`];
  const conditions = compileWhere(where, { binder, rows: joins.rows });
  const grouped = groupKey === undefined || groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
  return `SELECT ${[...key, ...selected].join(', ')} FROM ${joins.from()}${conditions}${grouped}`;
}
