import { useT } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import type { FilterVariable } from '../../data/filter/filter-variables';
import type { FieldKind } from '../../data/model/field-kind';

const KEYS = new Set<FieldKind>(['one', 'bigInt', 'integer', 'text']);
const DATES = new Set<FieldKind>(['date', 'datetime']);
const PERIODS = ['yesterday', 'today', 'tomorrow', 'thisWeek', 'thisMonth', 'thisYear'] as const;

/** What conditions of a view may speak of besides values: the server puts something else in their place whenever the view is read. */
export function useViewVariables(): readonly FilterVariable[] {
  const t = useT();
  const texts = JSON.stringify([t('collections.view.reader'), ...PERIODS.map((period) => t(`collections.view.period.${period}`))]);
  return useMemo(() => {
    const [reader = '', ...periods] = JSON.parse(texts) as readonly string[];
    const ofTime = PERIODS.map((period, index) => ({ name: `$nDate.${period}`, label: periods[index] ?? period, kinds: DATES }));
    return [{ name: '$user.id', label: reader, kinds: KEYS }, ...ofTime];
  }, [texts]);
}
