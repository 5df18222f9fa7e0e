import { type JsonObject, type JsonValue, isOneOf } from '@mortise/shared';
import { type NumberSettings, measureOf, readNumberSettings } from '../number/number-query';

export const CHART_SHAPES = ['bar', 'line', 'area', 'pie'] as const;
export type ChartShape = (typeof CHART_SHAPES)[number];

/** Formats of the action `query` that make periods of moments. */
export const CHART_PERIODS = ['YYYY-MM-DD', 'GGGG[W]WW', 'YYYY-MM', 'YYYY[Q]Q', 'YYYY'] as const;
export type ChartPeriod = (typeof CHART_PERIODS)[number];

/** More marks than that nobody tells apart. */
export const MOST_GROUPS = 100;
const USUAL_GROUPS = 30;

export interface ChartSettings extends NumberSettings {
  readonly shape: ChartShape;
  /** Path of what the records are grouped by. */
  readonly dimension: string | undefined;
  /** Of a dimension that is a date. */
  readonly period: ChartPeriod | undefined;
  readonly groups: number;
}

/** The settings of a block as far as they make sense. */
export function readChartSettings(settings: JsonObject): ChartSettings {
  const { shape, dimension, period, groups } = settings;
  const measure = readNumberSettings(settings);
  const grouped = typeof dimension === 'string' && dimension !== '' ? dimension : undefined;
  return {
    ...measure,
    shape: typeof shape === 'string' && isOneOf(CHART_SHAPES, shape) ? shape : 'bar',
    dimension: grouped,
    period: typeof period === 'string' && isOneOf(CHART_PERIODS, period) ? period : undefined,
    groups: typeof groups === 'number' && groups >= 1 ? Math.min(Math.floor(groups), MOST_GROUPS) : USUAL_GROUPS,
    isComplete: measure.isComplete && grouped !== undefined,
  };
}

/** As the action `query` takes it: the latest periods, or the groups with the most. */
export function chartQuery(settings: ChartSettings, filter: JsonObject | undefined): JsonObject {
  const { dimension = '', period, groups } = settings;
  return {
    measures: [measureOf(settings)],
    dimensions: [{ field: dimension, alias: 'group', ...(period === undefined ? {} : { format: period }) }],
    orders: [{ field: period === undefined ? 'value' : 'group', order: 'desc', nulls: 'last' }],
    limit: groups,
    ...(filter === undefined ? {} : { filter }),
  };
}

/** A row of the answer. */
export interface ChartRow {
  readonly group: JsonValue;
  /** Beyond 2^53 and of decimals a text. */
  readonly value: number | string | null;
}

/** In the order they are shown in: periods as time goes by. */
export function shownRows(rows: readonly ChartRow[], { period }: Pick<ChartSettings, 'period'>): readonly ChartRow[] {
  return period === undefined ? rows : rows.toReversed();
}
