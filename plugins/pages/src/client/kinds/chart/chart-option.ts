import type { JsonObject } from '@mortise/shared';
import type { ChartShape } from '../../../contract';
import type { ChartData, ChartSeries } from './chart-data';

export interface ChartDrawing {
  readonly shape: ChartShape;
  readonly data: ChartData;
  readonly isStacked: boolean;
}

/** What ECharts draws, as plain values; colours, fonts and the format of values come to it when it is drawn. */
export function chartOption({ shape, data, isStacked }: ChartDrawing): JsonObject {
  return shape === 'pie' ? pie(data) : axes({ shape, data, isStacked });
}

function pie({ groups, series: [ring] }: ChartData): JsonObject {
  const marks = groups.map((name, at) => ({ name, value: numberOf(ring?.values[at]) }));
  return {
    tooltip: { trigger: 'item' },
    legend: { type: 'scroll', bottom: 0 },
    series: [{ type: 'pie', radius: ['38%', '68%'], center: ['50%', '44%'], data: marks }],
  };
}

function axes({ shape, data: { groups, series }, isStacked }: ChartDrawing): JsonObject {
  const hasLegend = series.length > 1;
  return {
    tooltip: { trigger: 'axis' },
    ...(hasLegend ? { legend: { type: 'scroll', bottom: 0 } } : {}),
    grid: { left: 8, right: 16, top: 16, bottom: hasLegend ? 36 : 8, containLabel: true },
    xAxis: { type: 'category', data: [...groups], boundaryGap: shape === 'bar' },
    yAxis: { type: 'value' },
    series: series.map((one, at) => ({ ...lineOrBars(one, shape), ...stacking(shape, isStacked && hasLegend, at === series.length - 1) })),
  };
}

function lineOrBars({ name, isCount, values }: ChartSeries, shape: ChartShape): JsonObject {
  const common = { name, data: values.map(numberOf), ...(isCount ? { isCount } : {}) };
  if (shape === 'bar') return { ...common, type: 'bar', barMaxWidth: 48 };
  return { ...common, type: 'line', showSymbol: values.length <= 30, ...(shape === 'area' ? { areaStyle: { opacity: 0.25 } } : {}) };
}

/** Only what is at the top has round corners. */
function stacking(shape: ChartShape, isStacked: boolean, isTop: boolean): JsonObject {
  const corners = shape === 'bar' && (!isStacked || isTop) ? { itemStyle: { borderRadius: [3, 3, 0, 0] } } : {};
  return { ...corners, ...(isStacked ? { stack: 'all' } : {}) };
}

function numberOf(value: number | string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
