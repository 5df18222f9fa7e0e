import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MAIN } from '../place/read-source';
import { ChoiceSetting } from './labeled';

interface KnownSource {
  readonly key: string;
  readonly displayName: string;
}

/** The plugin that brings further sources. */
const SOURCES_PLUGIN = 'data-sources';

export interface SourceSettingProps {
  /** Undefined for `main`. */
  readonly source: string | undefined;
  onChange(source: string | undefined): void;
}

/** In which data source a block's collection lies; nothing where there is only one. */
export function SourceSetting({ source, onChange }: SourceSettingProps): ReactNode {
  const t = useT();
  const sources = useSources();
  if (sources.length < 2 && source === undefined) return null;
  const listed = sources.map(({ key, displayName }) => ({ value: key, label: key === MAIN ? t('blocks.source.main') : displayName }));
  const isListed = listed.some(({ value }) => value === (source ?? MAIN));
  return (
    <ChoiceSetting
      label={t('blocks.source.label')}
      hint={isListed ? undefined : t('blocks.source.missing')}
      value={source ?? MAIN}
      options={isListed ? listed : [...listed, { value: source ?? MAIN, label: source ?? t('blocks.source.main') }]}
      onChange={(key) => onChange(key === MAIN ? undefined : key)}
    />
  );
}

function useSources(): readonly KnownSource[] {
  const api = useApi();
  const enabled = useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
  const { data = [] } = useQuery({
    queryKey: ['schema', SOURCES_PLUGIN, 'reachable'],
    enabled,
    queryFn: async ({ signal }) => (await api.get<readonly KnownSource[]>('dataSources:listEnabled', { signal })).data,
  });
  return enabled ? data : [];
}
