import { useT } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import { fieldPaths, titleOf } from '../fields/field-types';
import { useReadable } from '../fields/use-readable';
import { type ChartPoint, pointsOf } from './chart-points';
import type { ChartRow, ChartSettings } from './chart-query';

export interface ChartWords {
  /** What the numbers are: "Sum of a field: Total". */
  readonly measure: string;
  /** What they are grouped by. */
  readonly group: string;
  pointsOf(rows: readonly ChartRow[]): readonly ChartPoint[];
}

/** The names of a chart's parts, as far as the viewer's collections tell them. */
export function useChartWords({ collection, aggregation, field, dimension = '' }: ChartSettings): ChartWords {
  const t = useT();
  const { data: collections = NONE } = useReadable();
  return useMemo(() => {
    const own = collections.find(({ name }) => name === collection);
    const group = fieldPaths(own, collections).find(({ path }) => path === dimension);
    const measured = own?.fields.find(({ name }) => name === field);
    const kind = t(`chart.measures.${aggregation}`, { field: measured === undefined ? (field ?? '') : titleOf(measured) });
    const words = { none: t('chart.noGroup'), yes: t('chart.yes'), no: t('chart.no') };
    return { measure: kind, group: group?.title ?? dimension, pointsOf: (rows) => pointsOf(rows, group?.field, words) };
  }, [t, collections, collection, aggregation, field, dimension]);
}

const NONE: readonly never[] = [];
