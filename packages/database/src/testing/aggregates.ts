import type { AggregatePlan, Aggregation, Collection, ColumnPath, JsonObject, Measure } from '@mortise/shared';
import { NOBODY } from './test-databases';
import { type TestSource, column } from './test-source';

/** Numbers in a fixed order that looks like none. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const ALL_ROWS: Omit<AggregatePlan, 'collection'> = {
  measures: [],
  dimensions: [],
  where: [],
  having: undefined,
  orderBy: [],
  limit: 1000,
  offset: 0,
};

export function own(collection: Collection, name: string): ColumnPath {
  return { path: [], field: column(collection, name) };
}

/** Of a field; its alias is `<aggregation>_<field>`, with `_distinct` behind it for different values. */
export function measure(
  collection: Collection,
  name: string,
  { aggregation, distinct = false }: { aggregation: Aggregation; distinct?: boolean },
): Measure {
  return { alias: `${aggregation}_${name}${distinct ? '_distinct' : ''}`, aggregation, distinct, source: own(collection, name) };
}

export const COUNT: Measure = { alias: 'rows', aggregation: 'count', distinct: false, source: undefined };

/** The groups of all rows, unless the plan says otherwise. */
export async function ask(
  { source }: Pick<TestSource, 'source'>,
  collection: Collection,
  plan: Partial<AggregatePlan>,
): Promise<JsonObject[]> {
  return JSON.parse(await source.aggregate({ ...ALL_ROWS, collection, ...plan }, NOBODY)) as JsonObject[];
}
