import { type CollectionView, type JsonObject, type ViewColumn, type ViewQuery, UTC, collectionsOfView } from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect } from './dialect';
import { compileWhere } from './filter';
import { inlineValues } from './inline-values';
import { ToOneJoins } from './to-one-joins';
import { viewAggregate, viewGroupKey } from './view-aggregates';

/**
 * The query of a view as a SELECT. Values are written into it, since it becomes a part of statements that have placeholders of their own;
 * days are those of UTC.
 */
export function compileView(query: ViewQuery, definition: JsonObject, dialect: Dialect): CollectionView {
  const binder = new Binder(dialect);
  const text = selectText(query, binder);
  const values = binder.values({ '$user.id': null, $nRole: null, timeZone: UTC });
  const read = collectionsOfView(query);
  return Object.freeze({
    definition,
    select: inlineValues(text, values, dialect.name),
    reads: [...new Set(read.flatMap(({ name, view }) => [name, ...(view?.reads ?? [])]))],
    tables: [...new Set(read.flatMap(({ tableName, view }) => view?.tables ?? [tableName]))],
  });
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
