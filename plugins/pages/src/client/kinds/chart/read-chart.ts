import { type JsonObject, type JsonValue, isJsonObject, isOneOf } from '@mortise/shared';
import {
  CHART_PERIODS,
  CHART_SHAPES,
  type ChartPeriod,
  type ChartShape,
  MOST_GROUPS,
  MOST_MORE_MEASURES,
  type Aggregation,
} from '../../../contract';
import { readNumberSettings } from '../number/number-query';
import { type ValueFormat, readValueFormat } from './value-format';

const USUAL_GROUPS = 30;

/** One number of each group. */
export interface ChartMeasure {
  readonly aggregation: Aggregation;
  readonly field: string | undefined;
}

export interface ChartSettings {
  /** Where the collection is; undefined for `main`. */
  readonly source: string | undefined;
  readonly collection: string | undefined;
  readonly shape: ChartShape;
  /** One at least; several are a series each. */
  readonly measures: readonly ChartMeasure[];
  /** Path of what the records are grouped by. */
  readonly dimension: string | undefined;
  /** Of a dimension that is a date. */
  readonly period: ChartPeriod | undefined;
  /** Path of what makes a series each; only where there is one measure. */
  readonly seriesBy: string | undefined;
  /** Series stand on each other. */
  readonly isStacked: boolean;
  readonly format: ValueFormat;
  readonly groups: number;
  /** There is enough to ask for the numbers. */
  readonly isComplete: boolean;
}

/** The settings of a block as far as they make sense. */
export function readChartSettings(settings: JsonObject): ChartSettings {
  const { shape: givenShape, period, groups, isStacked } = settings;
  const { source, collection, aggregation, field, isComplete } = readNumberSettings(settings);
  const shape = typeof givenShape === 'string' && isOneOf(CHART_SHAPES, givenShape) ? givenShape : 'bar';
  const dimension = pathOf(settings['dimension']);
  // A pie has one ring.
  const more = shape === 'pie' ? [] : readMoreMeasures(settings['moreMeasures']).filter(isMeasured);
  return {
    source,
    collection,
    shape,
    measures: [{ aggregation, field }, ...more],
    dimension,
    period: typeof period === 'string' && isOneOf(CHART_PERIODS, period) ? period : undefined,
    seriesBy: shape === 'pie' || more.length > 0 ? undefined : pathOf(settings['seriesBy']),
    isStacked: isStacked === true,
    format: readValueFormat(settings['format']),
    groups: typeof groups === 'number' && groups >= 1 ? Math.min(Math.floor(groups), MOST_GROUPS) : USUAL_GROUPS,
    isComplete: isComplete && dimension !== undefined,
  };
}

/** The measures beside the first, also those that are not complete yet. */
export function readMoreMeasures(value: JsonValue | undefined): readonly ChartMeasure[] {
  if (!Array.isArray(value)) return [];
  const read = value.filter((one) => isJsonObject(one)).map((one) => readNumberSettings(one));
  return read.slice(0, MOST_MORE_MEASURES).map(({ aggregation, field }) => ({ aggregation, field }));
}

function isMeasured({ aggregation, field }: ChartMeasure): boolean {
  return aggregation === 'count' || field !== undefined;
}

function pathOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
