import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { useUrlPatch } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Flex, Select, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

interface KnownSource {
  readonly key: string;
  readonly displayName: string;
}

const MAIN = 'main';
/** The plugin that brings further sources. */
const SOURCES_PLUGIN = 'data-sources';

/** Which data source the rights are about; nothing where there is only one. */
export function SourceChoice({ source }: { readonly source: string | undefined }): ReactNode {
  const t = useT();
  const id = useId();
  const patch = useUrlPatch({ push: true });
  const sources = useSources();
  if (sources.length < 2 && source === undefined) return null;
  const choose = (key: string): void => patch({ source: key === MAIN ? undefined : key, collection: undefined });
  return (
    <Flex vertical gap={4}>
      <Flex wrap gap="small" align="center">
        <label htmlFor={id}>{t('permissions.source')}</label>
        <Select
          id={id}
          value={source ?? MAIN}
          style={{ minWidth: 220 }}
          options={sources.map(({ key, displayName }) => ({ value: key, label: key === MAIN ? t('permissions.mainSource') : displayName }))}
          onChange={choose}
        />
      </Flex>
      {source === undefined ? null : <Typography.Text type="secondary">{t('permissions.sourceHint')}</Typography.Text>}
    </Flex>
  );
}

function useSources(): readonly KnownSource[] {
  const api = useApi();
  const enabled = useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
  const { data } = useQuery({
    queryKey: ['schema', SOURCES_PLUGIN, 'reachable'],
    enabled,
    queryFn: async ({ signal }) => (await api.get<readonly KnownSource[]>('dataSources:listEnabled', { signal })).data,
  });
  return enabled ? (data ?? []) : [];
}
