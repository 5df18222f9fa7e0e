import {
  type AggregateOrder,
  type AggregatePlan,
  type AggregateResult,
  AppError,
  type BoundFilter,
  type BoundHaving,
  type Dimension,
  type JsonValue,
  type Measure,
  dimensionResult,
  measureResult,
  parseFilter,
} from '@mortise/shared';
import { bindAsked } from '../../read/conditions';
import { type Faults, createFaults } from '../../read/faults';
import { type PrepareStandard, type StandardCall, rowConditions, statementContext } from '../standard-call';
import { bindDimension, bindMeasure } from './bind-groups';
import { bindHaving } from './bind-having';
import { type AskedOrder, type AskedQuery, readQueryBody } from './read-query-body';
import { unknownAlias } from './unknown-alias';

type Results = ReadonlyMap<string, AggregateResult>;

/** Sums, averages and counts over groups of the rows the caller may see. */
export const prepareQuery: PrepareStandard = async (call, { source }) => {
  const faults = createFaults();
  call.readQuery(faults);
  if (call.keys !== undefined) faults.add(new AppError('QUERY_PARAMETER_UNKNOWN', { parameter: 'filterByTk', expected: [] }));
  const asked = faults.collect(() => readQueryBody(call.overrides.values ?? call.values, faults));
  const plan = asked && (await bindQuery(asked, call, faults));
  faults.throwAll();
  if (!plan) throw new AppError('INTERNAL');
  return async () => ({ kind: 'json', text: await source.aggregate(plan, statementContext(call.principal, call.timeZone)) });
};

async function bindQuery(asked: AskedQuery, call: StandardCall, faults: Faults): Promise<AggregatePlan> {
  const { collection } = call;
  const dimensions: Dimension[] = [];
  for (const one of asked.dimensions) push(dimensions, await faults.collectAsync(() => bindDimension(one, call)));
  const measures: Measure[] = [];
  for (const one of asked.measures) push(measures, await faults.collectAsync(() => bindMeasure(one, call)));
  const filter = await faults.collectAsync(() => bindRowFilter(asked.filter, call));
  const results: Results = new Map([
    ...dimensions.map((one) => [one.alias, dimensionResult(one)] as const),
    ...measures.map((one) => [one.alias, measureResult(one)] as const),
  ]);
  // An alias that was refused above is not unknown.
  const isWhole = dimensions.length === asked.dimensions.length && measures.length === asked.measures.length;
  const { limit, offset } = asked;
  return {
    collection,
    measures,
    dimensions,
    where: filter === undefined ? rowConditions(call) : [filter, ...rowConditions(call)],
    having: isWhole ? faults.collect(() => bindBodyHaving(asked.having, results, call)) : undefined,
    orderBy: isWhole ? (faults.collect(() => bindOrders(asked.orders, results, call)) ?? []) : [],
    limit,
    offset,
  };
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/** The body's filter, or the one a protocol has read. */
function bindRowFilter(given: JsonValue | undefined, call: StandardCall): BoundFilter | undefined | Promise<BoundFilter> {
  return bindAsked(given === undefined ? (call.asked ?? {}) : { filter: parseFilter(given) }, call);
}

function bindBodyHaving(having: JsonValue | undefined, results: Results, call: StandardCall): BoundHaving | undefined {
  if (having === undefined) return undefined;
  return bindHaving(parseFilter(having), { results, unknown: (alias) => unknownAlias(alias, 'having', call) });
}

function bindOrders(orders: readonly AskedOrder[], results: Results, call: StandardCall): AggregateOrder[] {
  return orders.map(({ at, alias, descending, nulls }) => {
    if (results.has(alias)) return { alias, descending, nulls };
    throw unknownAlias(alias, `${at}.field`, call);
  });
}
