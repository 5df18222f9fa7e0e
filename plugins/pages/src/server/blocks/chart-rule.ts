import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import {
  AGGREGATIONS,
  type BlockRule,
  CHART_PERIODS,
  CHART_SHAPES,
  MOST_DECIMALS,
  MOST_GROUPS,
  MOST_MORE_MEASURES,
  VALUE_STYLES,
} from '../../contract';

const CHART_RULE = 'pages.chart';

type Fits = (value: JsonValue) => boolean;

const isText: Fits = (value) => typeof value === 'string' && value.length <= 200;
const oneOf =
  (words: readonly string[]): Fits =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const isCount =
  (least: number, most: number): Fits =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const has =
  (parts: Readonly<Record<string, Fits>>): Fits =>
  (value) =>
    isJsonObject(value) && faultIn(value, parts) === undefined;

const MEASURE = { aggregation: oneOf(AGGREGATIONS), field: isText };

/** What each part of a chart's settings may be; parts that are not here are others' business, and those that are absent are not chosen yet. */
const PARTS: Readonly<Record<string, Fits>> = {
  ...MEASURE,
  collection: isText,
  shape: oneOf(CHART_SHAPES),
  dimension: isText,
  period: oneOf(CHART_PERIODS),
  seriesBy: isText,
  isStacked: (value) => typeof value === 'boolean',
  groups: isCount(1, MOST_GROUPS),
  moreMeasures: (value) => Array.isArray(value) && value.length <= MOST_MORE_MEASURES && value.every(has(MEASURE)),
  format: has({
    style: oneOf(VALUE_STYLES),
    currency: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
    decimals: isCount(0, MOST_DECIMALS),
  }),
  option: has({ kind: isText, settings: isJsonObject }),
};

/** A chart that could never be drawn is not saved. */
export const chartRule: BlockRule = {
  id: CHART_RULE,
  check({ key, kind, settings }) {
    const part = kind === 'pages.chart' ? faultIn(settings, PARTS) : undefined;
    if (part !== undefined)
      throw new AppError('DEFINITION_INVALID', { block: key, part, expected: 'settings of a chart', received: settings[part] ?? null });
  },
};

function faultIn(settings: JsonObject, parts: Readonly<Record<string, Fits>>): string | undefined {
  return Object.entries(parts).find(([name, fits]) => !fitsOrAbsent(settings[name], fits))?.[0];
}

function fitsOrAbsent(value: JsonValue | undefined, fits: Fits): boolean {
  return value === undefined || value === null || fits(value);
}
