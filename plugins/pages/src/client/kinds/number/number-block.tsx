import { useApi, useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Loaded } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { measureOf, readNumberSettings } from './number-query';

/** One number over the records of a collection that the viewer may see. */
export default function NumberBlock({ settings }: { readonly settings: JsonObject }): ReactNode {
  const t = useT();
  const api = useApi();
  const language = useLanguage();
  const asked = readNumberSettings(settings);
  const collection = asked.collection ?? '';
  const number = useQuery({
    queryKey: ['records', collection, 'number', asked],
    enabled: asked.isComplete,
    queryFn: async ({ signal }) => {
      const values = { measures: [measureOf(asked)] };
      const { data } = await api.post<readonly { readonly value: number | string | null }[]>(`${collection}:query`, { values, signal });
      return data[0]?.value ?? null;
    },
  });
  if (!asked.isComplete) return <Typography.Text type="secondary">{t('kinds.numberEmpty')}</Typography.Text>;
  return (
    <Loaded query={number}>
      {(value) => (
        <p style={{ margin: 0, fontSize: 36, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }}>
          {value === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value as unknown as number)}
        </p>
      )}
    </Loaded>
  );
}
