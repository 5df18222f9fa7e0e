import { MAIN_SOURCE, useEnabledSources, useT } from '@mortise/plugin-api/client';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Choice } from './choice';

export interface SourceChoiceProps {
  /** Undefined for `main`. */
  readonly source: string | undefined;
  onChange(source: string | undefined): void;
}

/** In which data source a block's collection lies; nothing where there is only one. */
export function SourceChoice({ source, onChange }: SourceChoiceProps): ReactNode {
  const t = useT();
  const sources = useEnabledSources();
  if (sources.length < 2 && source === undefined) return null;
  const chosen = source ?? MAIN_SOURCE;
  const listed = sources.map(({ key, displayName }) => ({
    value: key,
    label: key === MAIN_SOURCE ? t('kinds.source.main') : displayName || key,
  }));
  const isListed = listed.some(({ value }) => value === chosen);
  return (
    <>
      <Choice
        label={t('kinds.source.label')}
        value={chosen}
        options={isListed ? listed : [...listed, { value: chosen, label: source ?? t('kinds.source.main') }]}
        onChange={(key) => onChange(key === MAIN_SOURCE ? undefined : key)}
      />
      {isListed ? null : <Typography.Text type="secondary">{t('kinds.source.missing')}</Typography.Text>}
    </>
  );
}
