import type { JsonObject, JsonValue } from '@mortise/shared';
import { measureOf } from '../number/number-query';
import type { ChartSettings } from './read-chart';

/** Rows of an answer at most, as the action `query` has it. */
export const MOST_ROWS = 1000;

/** A row of the answer: the group, the series where there is one, and the measures as `value`, `value2` and so on. */
export interface ChartRow {
  readonly group: JsonValue;
  readonly series?: JsonValue;
  /** Beyond 2^53 and of decimals a text. */
  readonly [measure: string]: JsonValue | undefined;
}

/** What the measure at `index` is called in the answer. */
export function measureName(index: number): string {
  return index === 0 ? 'value' : `value${index + 1}`;
}

/** As the action `query` takes it: the latest periods, or the groups with the most. */
export function chartQuery(settings: ChartSettings, filter: JsonObject | undefined): JsonObject {
  const { dimension = '', period, seriesBy, measures, groups } = settings;
  return {
    measures: measures.map((measure, index) => measureOf(measure, measureName(index))),
    dimensions: [
      { field: dimension, alias: 'group', ...(period === undefined ? {} : { format: period }) },
      ...(seriesBy === undefined ? [] : [{ field: seriesBy, alias: 'series' }]),
    ],
    orders: [{ field: period === undefined ? 'value' : 'group', order: 'desc', nulls: 'last' }],
    // Which groups have the most is known only when all of their series are.
    limit: seriesBy === undefined ? groups : MOST_ROWS,
    ...(filter === undefined ? {} : { filter }),
  };
}
