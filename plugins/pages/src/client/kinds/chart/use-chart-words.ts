import { useT } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import { fieldPaths, titleOf } from '../fields/field-types';
import { useReadable } from '../fields/use-readable';
import type { ChartNames } from './chart-data';
import { labelOf } from './chart-labels';
import type { ChartSettings } from './read-chart';

export interface ChartWords extends ChartNames {
  /** What the numbers are, all in one: "Sum of Total, Number of records". */
  readonly measure: string;
  /** What they are grouped by. */
  readonly group: string;
}

/** The names of a chart's parts, as far as the viewer's collections tell them. */
export function useChartWords(settings: Pick<ChartSettings, 'source' | 'collection' | 'measures' | 'dimension' | 'seriesBy'>): ChartWords {
  const t = useT();
  const { data: collections = NONE } = useReadable(settings.source);
  // Settings are read anew each time they are shown.
  const asked = JSON.stringify(settings);
  return useMemo(() => {
    const { collection, measures, dimension = '', seriesBy } = JSON.parse(asked) as typeof settings;
    const own = collections.find(({ name }) => name === collection);
    const paths = fieldPaths(own, collections);
    const fieldAt = (wanted: string | undefined) => paths.find(({ path }) => path === wanted);
    const words = { none: t('chart.noGroup'), yes: t('chart.yes'), no: t('chart.no') };
    const measureNames = measures.map(({ aggregation, field }) => {
      const measured = own?.fields.find(({ name }) => name === field);
      return t(`chart.measures.${aggregation}`, { field: measured === undefined ? (field ?? '') : titleOf(measured) });
    });
    return {
      measure: measureNames.join(t('chart.and')),
      measureNames,
      group: fieldAt(dimension)?.title ?? dimension,
      groupName: (group) => labelOf(group, fieldAt(dimension)?.field, words),
      seriesName: (series) => labelOf(series, fieldAt(seriesBy)?.field, words),
    };
  }, [t, collections, asked]);
}

const NONE: readonly never[] = [];
