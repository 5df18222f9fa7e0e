import type { AggregatePlan, Dimension } from '@mortise/shared';
import type { AggregateDialect } from './aggregate-dialect';
import type { Binder } from './binder';
import { compileWhere } from './filter';
import { ToOneJoins } from './to-one-joins';

/** What a group is made of: the columns `m_d<n>` of the dimensions and `m_a<n>` of the measures. */
export const dimensionName = (index: number): string => `m_d${index}`;
export const sourceName = (index: number): string => `m_a${index}`;

/** The rows below the groups, with just the columns that are worked with. */
export function compileAggregateRows(plan: AggregatePlan, binder: Binder, aggregates: AggregateDialect): string {
  const joins = new ToOneJoins(plan.collection, binder);
  const columns = [
    ...plan.dimensions.map((dimension, index) => {
      const column = joins.column(dimension.source);
      return `${groupedBy(dimension, column, { joins, binder, aggregates })} AS "${dimensionName(index)}"`;
    }),
    ...plan.measures.flatMap(({ source }, index) => (source ? [`${joins.column(source)} AS "${sourceName(index)}"`] : [])),
  ];
  const where = compileWhere(plan.where, { binder, rows: joins.rows });
  return `SELECT ${columns.length > 0 ? columns.join(', ') : '1'} FROM ${joins.from()}${where}`;
}

interface Grouping {
  readonly joins: ToOneJoins;
  readonly binder: Binder;
  readonly aggregates: AggregateDialect;
}

/** What rows are grouped by: the column itself or the period it lies in. */
function groupedBy({ source, period }: Dimension, column: string, { joins, binder, aggregates }: Grouping): string {
  if (period === undefined) return column;
  const rows = binder.dialect.quote(`m_z${joins.size}`);
  const { sql, join } = aggregates.period({ field: source.field, column, rows, ...period }, binder);
  if (join !== undefined) joins.add(join);
  return sql;
}
