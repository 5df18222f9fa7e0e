import type { AggregateOrder, AggregatePlan, Measure, VariableValues } from '@mortise/shared';
import { type GroupColumn, groupColumns } from './aggregate-columns';
import type { AggregateDialect, ExactMeasure } from './aggregate-dialect';
import { compileHaving } from './aggregate-having';
import { postgresAggregates } from './aggregate-postgres';
import { compileAggregateRows, dimensionName, sourceName } from './aggregate-rows';
import { sqliteAggregates } from './aggregate-sqlite';
import { Binder } from './binder';
import type { Dialect, JsonEntry, Statement } from './dialect';

interface Compilation {
  readonly plan: AggregatePlan;
  readonly binder: Binder;
  readonly aggregates: AggregateDialect;
  readonly columns: readonly GroupColumn[];
}

/** One SELECT that answers one row `{json}`: the groups as the text of an array. The text depends on the plan's shape only. */
export function compileAggregate(plan: AggregatePlan, variables: VariableValues, dialect: Dialect): Statement {
  const aggregates = dialect.name === 'sqlite' ? sqliteAggregates : postgresAggregates;
  const compilation = { plan, binder: new Binder(dialect), aggregates, columns: groupColumns(plan) };
  const text = answerText(pageText(groupsText(rowsText(compilation), compilation), compilation), compilation);
  return { text, values: compilation.binder.values(variables), returns: true };
}

/** The rows; where needed with a mark at the first of equal values within a group. */
function rowsText({ plan, binder, aggregates, columns }: Compilation): string {
  const rows = compileAggregateRows(plan, binder, aggregates);
  const marked = aggregates.marksDistinct ? exactOf(columns).filter(({ distinct }) => distinct) : [];
  const group = plan.dimensions.map((_, index) => `"${dimensionName(index)}"`);
  const marks = marked.map(({ name, column }) => ({
    name: `${name}m`,
    sql: `row_number() OVER (PARTITION BY ${[...group, column].join(', ')})`,
  }));
  return stage(rows, marks, 'm_r');
}

function groupsText(rows: string, { plan, aggregates, columns }: Compilation): string {
  const group = plan.dimensions.map((_, index) => `"${dimensionName(index)}"`);
  const simple = plan.measures.flatMap((measure, index) => {
    const column = columns[plan.dimensions.length + index];
    return column?.kind === 'column' ? [{ name: column.name, sql: simpleAggregate(measure, index, aggregates) }] : [];
  });
  const exact = exactOf(columns);
  const entries = [...simple, ...exact.flatMap((measure) => aggregates.exactAggregates(measure))];
  const selected = [...group, ...entries.map(named)].join(', ');
  const groups = `SELECT ${selected} FROM (${rows}) AS m_g${group.length > 0 ? ` GROUP BY ${group.join(', ')}` : ''}`;
  const stages = exact.map((measure) => aggregates.exactStages(measure));
  const depth = Math.max(0, ...stages.map(({ length }) => length));
  return Array.from({ length: depth }, (_, level) => stages.flatMap((ofMeasure) => ofMeasure[level] ?? [])).reduce(
    (text, more, level) => stage(text, more, `m_s${level}`),
    groups,
  );
}

function simpleAggregate({ aggregation, distinct, source }: Measure, index: number, aggregates: AggregateDialect): string {
  if (source === undefined) return 'count(*)';
  const values = `${distinct ? 'DISTINCT ' : ''}"${sourceName(index)}"`;
  return aggregation === 'sum' || aggregation === 'avg' ? aggregates.ofDoubles(aggregation, values) : `${aggregation}(${values})`;
}

function pageText(groups: string, { plan, binder, aggregates, columns }: Compilation): string {
  const byAlias = new Map(columns.map((column) => [aliasOf(column), column]));
  const where = plan.having === undefined ? '' : ` WHERE ${compileHaving(plan.having, { columns: byAlias, aggregates, binder })}`;
  const terms = totalOrder(plan).flatMap((term) => {
    const column = byAlias.get(term.alias);
    return column ? orderTerms(column, term, aggregates) : [];
  });
  const order = terms.length > 0 ? ` ORDER BY ${terms.join(', ')}` : '';
  const offset = plan.offset > 0 ? ` OFFSET ${binder.number(plan.offset)}` : '';
  return `SELECT * FROM (${groups}) AS m_h${where}${order} LIMIT ${binder.number(plan.limit)}${offset}`;
}

/** The dimensions tell groups apart, so they decide between equals. */
function totalOrder({ orderBy, dimensions }: AggregatePlan): readonly AggregateOrder[] {
  const rest = dimensions.filter(({ alias }) => !orderBy.some((term) => term.alias === alias));
  return [...orderBy, ...rest.map(({ alias }) => ({ alias, descending: false, nulls: 'last' as const }))];
}

function orderTerms(column: GroupColumn, { descending, nulls }: AggregateOrder, aggregates: AggregateDialect): string[] {
  const names = column.kind === 'column' ? [`"${column.name}"`] : aggregates.exactOrder(column.measure);
  return names.map((name) => `${name}${descending ? ' DESC' : ''} NULLS ${nulls === 'first' ? 'FIRST' : 'LAST'}`);
}

function answerText(page: string, { binder: { dialect }, aggregates, columns }: Compilation): string {
  const shown = exactOf(columns).flatMap((measure) => aggregates.exactJson(measure).shown);
  const entries = columns.map((column): JsonEntry => {
    if (column.kind === 'exact') return { name: column.alias, sql: aggregates.exactJson(column.measure).json };
    return { name: column.alias, sql: dialect.json(`"${column.name}"`, column.field) };
  });
  const { expression, from } = dialect.array(entries, `(${stage(page, shown, 'm_p')}) AS m_q`);
  return `SELECT ${expression} AS "json" FROM ${from}`;
}

/** A query with further columns, worked out of those it has. */
function stage(query: string, more: readonly JsonEntry[], name: string): string {
  return more.length === 0 ? query : `SELECT *, ${more.map(named).join(', ')} FROM (${query}) AS ${name}`;
}

function named({ name, sql }: JsonEntry): string {
  return `${sql} AS "${name}"`;
}

function exactOf(columns: readonly GroupColumn[]): readonly ExactMeasure[] {
  return columns.flatMap((column) => (column.kind === 'exact' ? [column.measure] : []));
}

function aliasOf(column: GroupColumn): string {
  return column.alias;
}
