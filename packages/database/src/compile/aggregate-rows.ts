import type { AggregatePlan, ColumnPath, Dimension, RelationStep } from '@mortise/shared';
import type { AggregateDialect } from './aggregate-dialect';
import type { Binder } from './binder';
import { compileAll, compileWhere } from './filter';
import { joinOf } from './joins';
import { columnSql } from './column-sql';

/** What a group is made of: the columns `m_d<n>` of the dimensions and `m_a<n>` of the measures. */
export const dimensionName = (index: number): string => `m_d${index}`;
export const sourceName = (index: number): string => `m_a${index}`;

/** The rows below the groups, with just the columns that are worked with. */
export function compileAggregateRows(plan: AggregatePlan, binder: Binder, aggregates: AggregateDialect): string {
  const joins = new ToOneJoins(plan, binder);
  const columns = [
    ...plan.dimensions.map((dimension, index) => {
      const column = joins.column(dimension.source);
      return `${joins.period(dimension, column, aggregates)} AS "${dimensionName(index)}"`;
    }),
    ...plan.measures.flatMap(({ source }, index) => (source ? [`${joins.column(source)} AS "${sourceName(index)}"`] : [])),
  ];
  const where = compileWhere(plan.where, { binder, rows: joins.rows });
  return `SELECT ${columns.length > 0 ? columns.join(', ') : '1'} FROM ${joins.from()}${where}`;
}

/** Joins the rows that paths lead to, each once. A row the caller may not see is not joined, so its columns are NULL. */
class ToOneJoins {
  readonly rows: string;
  readonly #plan: AggregatePlan;
  readonly #binder: Binder;
  readonly #joined = new Map<string, string>();
  readonly #texts: string[] = [];

  constructor(plan: AggregatePlan, binder: Binder) {
    this.#plan = plan;
    this.#binder = binder;
    this.rows = binder.dialect.quote('m_0');
  }

  column({ path, field }: ColumnPath): string {
    let rows = this.rows;
    let key = '';
    for (const step of path) {
      key += `${step.relation.name}.`;
      rows = this.#joined.get(key) ?? this.#join(step, key, rows);
    }
    return columnSql(rows, field, this.#binder.dialect);
  }

  /** What rows are grouped by: the column itself or the period it lies in. */
  period({ source, period }: Dimension, column: string, aggregates: AggregateDialect): string {
    if (period === undefined) return column;
    const rows = this.#binder.dialect.quote(`m_z${this.#texts.length}`);
    const { sql, join } = aggregates.period({ field: source.field, column, rows, ...period }, this.#binder);
    if (join !== undefined) this.#texts.push(join);
    return sql;
  }

  from(): string {
    return `${this.#binder.dialect.quote(this.#plan.collection.tableName)} AS ${this.rows}${this.#texts.join('')}`;
  }

  #join({ parent, relation, target, where }: RelationStep, key: string, parentRows: string): string {
    const { dialect } = this.#binder;
    const rows = dialect.quote(`m_j${this.#texts.length}`);
    const { from, on } = joinOf(relation, target, { parent, parentRows, rows, dialect });
    this.#texts.push(` LEFT JOIN ${from} ON ${on} AND ${compileAll(where, { binder: this.#binder, rows })}`);
    this.#joined.set(key, rows);
    return rows;
  }
}
