import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { EChartsCoreOption } from 'echarts/core';

/** What a chart takes from the theme. */
export interface ChartLook {
  readonly text: string;
  readonly line: string;
  readonly background: string;
  readonly palette: readonly string[];
  readonly font: string;
}

export interface ChartDress {
  readonly look: ChartLook;
  /** A value in the viewer's language. */
  format(value: number): string;
  /** A number of records, in series that say `isCount`. */
  formatCount(value: number): string;
}

/** Parts of an option that may be one or a list of them. */
type Part = JsonObject & Partial<Record<'type', JsonValue>>;
type Dresser = (part: Part) => object;

/** An option with the colours and the font of the theme, and with values as the viewer writes them, wherever it says nothing else. */
export function dressOption(option: JsonObject, { look, format, formatCount }: ChartDress): EChartsCoreOption {
  const textStyle = { color: look.text, fontFamily: look.font };
  const legend = { textStyle: { color: look.text }, pageTextStyle: { color: look.text }, pageIconColor: look.text };
  const dressers: Readonly<Record<string, Dresser>> = {
    tooltip: (part) => ({
      backgroundColor: look.background,
      borderColor: look.line,
      textStyle,
      ...('formatter' in part ? {} : { valueFormatter: (value: unknown) => valueText(value, format) }),
      ...part,
      // As HTML, hints would need styles the page's policy forbids, and an author's text would become a part of the page.
      renderMode: 'richText',
    }),
    title: (part) => ({ textStyle, ...part }),
    legend: (part) => ({ ...legend, ...part }),
    xAxis: (part) => axis(part, { look, format }),
    yAxis: (part) => axis({ type: 'value', ...part }, { look, format }),
    radar: (part) => ({
      axisName: { color: look.text },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: look.line } },
      ...part,
    }),
    visualMap: (part) => ({ textStyle, ...part }),
    series: (part) => ({
      ...(typeof part.type === 'string' ? SERIES[part.type]?.(look) : {}),
      ...(part['isCount'] === true ? { tooltip: { valueFormatter: (value: unknown) => valueText(value, formatCount) } } : {}),
      ...part,
    }),
  };
  const dressed = Object.entries(option).map(([name, part]) => [name, dressPart(part, dressers[name])] as const);
  return { color: [...look.palette], animationDuration: 300, textStyle, ...Object.fromEntries(dressed), aria: { enabled: false } };
}

function dressPart(part: JsonValue | undefined, dress: Dresser | undefined): unknown {
  if (dress === undefined) return part;
  if (Array.isArray(part)) return part.map((one: JsonValue) => dressPart(one, dress));
  return isJsonObject(part) ? dress(part) : part;
}

function axis(part: Part, { look, format }: Pick<ChartDress, 'look' | 'format'>): object {
  const { axisLabel, ...rest } = part;
  const own = isJsonObject(axisLabel) ? axisLabel : {};
  const isValue = part.type === 'value' || part.type === 'log';
  const label = { color: look.text, hideOverlap: true, ...(isValue ? { formatter: format } : {}), ...own };
  const lines = isValue ? { splitLine: { lineStyle: { color: look.line } } } : { axisLine: { lineStyle: { color: look.line } } };
  return { ...lines, ...rest, axisLabel: label };
}

/** What series of some types bring along that suits light themes only. */
const SERIES: Readonly<Record<string, (look: ChartLook) => object>> = {
  pie: (look) => ({ label: { color: look.text }, itemStyle: { borderColor: look.background, borderWidth: 2 } }),
  funnel: (look) => ({ label: { color: look.text }, itemStyle: { borderColor: look.background, borderWidth: 1 } }),
  gauge: ({ text, line }) => ({
    axisLabel: { color: text },
    axisTick: { lineStyle: { color: text } },
    splitLine: { lineStyle: { color: text } },
    axisLine: { lineStyle: { color: [[1, line]] } },
    detail: { color: text },
    title: { color: text },
  }),
};

/** ECharts hands over what a mark stands for: a number, or a list where it stands at a place. */
function valueText(value: unknown, format: (value: number) => string): string {
  if (Array.isArray(value)) return value.map((one) => valueText(one, format)).join(', ');
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '–' : format(Number(value));
}
