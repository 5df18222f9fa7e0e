/** What numbers and charts are made of. */
export const AGGREGATIONS = ['count', 'sum', 'avg', 'min', 'max'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const CHART_SHAPES = ['bar', 'line', 'area', 'pie'] as const;
export type ChartShape = (typeof CHART_SHAPES)[number];

/** Formats of the action `query` that make periods of moments. */
export const CHART_PERIODS = ['YYYY-MM-DD', 'GGGG[W]WW', 'YYYY-MM', 'YYYY[Q]Q', 'YYYY'] as const;
export type ChartPeriod = (typeof CHART_PERIODS)[number];

/** How the values of a chart are written. */
export const VALUE_STYLES = ['number', 'compact', 'percent', 'currency'] as const;
export type ValueStyle = (typeof VALUE_STYLES)[number];

export const MOST_DECIMALS = 6;
/** More marks than that nobody tells apart. */
export const MOST_GROUPS = 100;
/** Beside the first. */
export const MOST_MORE_MEASURES = 7;
