import { MAIN_SOURCE, useEnabledSources, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { ChoiceSetting } from './labeled';

export interface SourceSettingProps {
  /** Undefined for `main`. */
  readonly source: string | undefined;
  onChange(source: string | undefined): void;
}

/** In which data source a block's collection lies; nothing where there is only one. */
export function SourceSetting({ source, onChange }: SourceSettingProps): ReactNode {
  const t = useT();
  const sources = useEnabledSources();
  if (sources.length < 2 && source === undefined) return null;
  const listed = sources.map(({ key, displayName }) => ({
    value: key,
    label: key === MAIN_SOURCE ? t('blocks.source.main') : displayName,
  }));
  const isListed = listed.some(({ value }) => value === (source ?? MAIN_SOURCE));
  return (
    <ChoiceSetting
      label={t('blocks.source.label')}
      hint={isListed ? undefined : t('blocks.source.missing')}
      value={source ?? MAIN_SOURCE}
      options={isListed ? listed : [...listed, { value: source ?? MAIN_SOURCE, label: source ?? t('blocks.source.main') }]}
      onChange={(key) => onChange(key === MAIN_SOURCE ? undefined : key)}
    />
  );
}
