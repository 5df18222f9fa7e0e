import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { BlockProperties } from '../block-properties';
import { allOf, filterOfConditions, readConditions } from '../conditions/condition';
import { useGroupQuery } from '../use-group-query';
import { measureOf, readNumberSettings } from './number-query';

/** One number over the records of a collection that the viewer may see. */
export default function NumberBlock({ settings, place }: BlockProperties): ReactNode {
  const t = useT();
  const language = useLanguage();
  const asked = readNumberSettings(settings);
  const filter = allOf([filterOfConditions(readConditions(settings['conditions'])), place.board.filterOf(place.block)]);
  const number = useGroupQuery<{ readonly value: number | string | null }>({
    collection: asked.collection ?? '',
    source: asked.source,
    body: { measures: [measureOf(asked)], ...(filter === undefined ? {} : { filter }) },
    enabled: asked.isComplete,
  });
  if (!asked.isComplete) return <Typography.Text type="secondary">{t('kinds.numberEmpty')}</Typography.Text>;
  return (
    <Loaded query={number}>
      {([row]) => (
        <p style={{ margin: 0, fontSize: 36, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }}>
          {formatted(row?.value ?? null, language)}
        </p>
      )}
    </Loaded>
  );
}

/** Texts of digits are exact: `Intl` takes them as they are. */
export function formatted(value: number | string | null, language: string): string {
  return value === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value as unknown as number);
}
