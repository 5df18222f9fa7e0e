import type { JsonValue } from '@mortise/shared';
import { type ChartRow, MOST_ROWS, measureName } from './chart-query';
import type { ChartSettings } from './read-chart';

/** As the server says it, digits and all. */
export type ChartValue = number | string | null;

export interface ChartSeries {
  readonly name: string;
  /** Numbers of records. */
  readonly isCount: boolean;
  /** One for each group. */
  readonly values: readonly ChartValue[];
}

/** What a chart shows. */
export interface ChartData {
  readonly groups: readonly string[];
  readonly series: readonly ChartSeries[];
  /** There is more than is shown. */
  readonly isCut: boolean;
}

/** Names for what rows hold. */
export interface ChartNames {
  groupName(group: JsonValue): string;
  seriesName(series: JsonValue): string;
  measureNames: readonly string[];
}

/** More of them nobody tells apart. */
const MOST_SERIES = 12;

/** The rows of the answer as series over groups: periods as time goes by, everything else with the most first. */
export function chartData(rows: readonly ChartRow[], settings: ChartSettings, names: ChartNames): ChartData {
  return settings.seriesBy === undefined ? ofMeasures(rows, settings, names) : ofSeries(rows, settings, names);
}

function ofMeasures(rows: readonly ChartRow[], { measures, period }: ChartSettings, { groupName, measureNames }: ChartNames): ChartData {
  const shown = period === undefined ? rows : rows.toReversed();
  const series = measures.map(({ aggregation }, index) => ({
    name: measureNames[index] ?? '',
    isCount: aggregation === 'count',
    values: shown.map((row) => valueOf(row, measureName(index))),
  }));
  return { groups: shown.map(({ group }) => groupName(group)), series, isCut: false };
}

function ofSeries(
  rows: readonly ChartRow[],
  { period, measures: [measure], groups: most }: ChartSettings,
  { groupName, seriesName }: ChartNames,
): ChartData {
  const byMost = period === undefined;
  const groups = distinct(rows, ({ group }) => group, byMost).slice(0, most);
  const series = distinct(rows, ({ series: one = null }) => one, true);
  const shown = series.slice(0, MOST_SERIES);
  const cells = new Map(rows.map((row) => [JSON.stringify([row.group, row.series ?? null]), valueOf(row, measureName(0))]));
  // No records make no sum, and no average at all.
  const isCount = measure?.aggregation === 'count';
  const nothing = isCount || measure?.aggregation === 'sum' ? 0 : null;
  const ordered = byMost ? groups : groups.toReversed();
  return {
    groups: ordered.map(groupName),
    series: shown.map((one) => ({
      name: seriesName(one),
      isCount,
      values: ordered.map((group) => cells.get(JSON.stringify([group, one])) ?? nothing),
    })),
    isCut: series.length > shown.length || rows.length >= MOST_ROWS,
  };
}

/** What rows have in one place, in the order in which it is met, or what comes to the most first. */
function distinct(rows: readonly ChartRow[], of: (row: ChartRow) => JsonValue, byMost: boolean): readonly JsonValue[] {
  const totals = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(of(row));
    totals.set(key, (totals.get(key) ?? 0) + Math.abs(Number(valueOf(row, measureName(0)) ?? 0)));
  }
  const met = [...totals];
  return (byMost ? met.toSorted(([, a], [, b]) => b - a) : met).map(([key]) => JSON.parse(key) as JsonValue);
}

function valueOf(row: ChartRow, name: string): ChartValue {
  const value = row[name];
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
