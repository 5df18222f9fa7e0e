import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPoint } from './chart-points';
import type { ChartShape } from './chart-query';

/** What a chart takes from the theme. */
export interface ChartLook {
  readonly text: string;
  readonly line: string;
  readonly background: string;
  readonly palette: readonly string[];
  readonly font: string;
}

export interface ChartDrawing {
  readonly shape: ChartShape;
  readonly points: readonly ChartPoint[];
  readonly look: ChartLook;
  /** A value in the viewer's language. */
  format(value: number): string;
}

/** What ECharts draws. Hints are drawn as well: as HTML they would need styles that the page's policy forbids. */
export function chartOption({ shape, points, look, format }: ChartDrawing): EChartsCoreOption {
  const textStyle = { color: look.text, fontFamily: look.font };
  const tooltip = {
    renderMode: 'richText',
    trigger: shape === 'pie' ? 'item' : 'axis',
    valueFormatter: (value: unknown) => format(Number(value)),
    backgroundColor: look.background,
    borderColor: look.line,
    textStyle,
  };
  const common = { textStyle, tooltip, color: [...look.palette], animationDuration: 300, aria: { enabled: false } };
  const values = points.map(({ label, value }) => ({ name: label, value: value === null ? null : Number(value) }));
  return shape === 'pie' ? { ...common, ...pie(values, look) } : { ...common, ...axes(values, { shape, look, format }) };
}

interface Mark {
  readonly name: string;
  readonly value: number | null;
}

function pie(values: readonly Mark[], look: ChartLook): EChartsCoreOption {
  return {
    legend: { type: 'scroll', bottom: 0, textStyle: { color: look.text }, pageTextStyle: { color: look.text } },
    series: [
      {
        type: 'pie',
        radius: ['38%', '68%'],
        center: ['50%', '44%'],
        data: [...values],
        label: { color: look.text },
        itemStyle: { borderColor: look.background, borderWidth: 2 },
      },
    ],
  };
}

function axes(values: readonly Mark[], { shape, look, format }: Omit<ChartDrawing, 'points'>): EChartsCoreOption {
  const axisLabel = { color: look.text, hideOverlap: true };
  const axisLine = { lineStyle: { color: look.line } };
  return {
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: values.map(({ name }) => name), axisLabel, axisLine, boundaryGap: shape === 'bar' },
    yAxis: { type: 'value', axisLabel: { ...axisLabel, formatter: format }, splitLine: { lineStyle: { color: look.line } } },
    series: [
      {
        type: shape === 'bar' ? 'bar' : 'line',
        data: values.map(({ value }) => value),
        barMaxWidth: 48,
        showSymbol: values.length <= 30,
        ...(shape === 'area' ? { areaStyle: { opacity: 0.25 } } : {}),
        ...(shape === 'bar' ? { itemStyle: { borderRadius: [3, 3, 0, 0] } } : {}),
      },
    ],
  };
}
