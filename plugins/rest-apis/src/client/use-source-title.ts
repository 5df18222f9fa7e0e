import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

interface KnownSource {
  readonly key: string;
  readonly displayName: string;
}

const MAIN = 'main';
/** The plugin that brings further databases, and their names. */
const SOURCES_PLUGIN = 'data-sources';

/** What people call a database; its key while its name is not known. */
export function useSourceTitle(): (key: string) => string {
  const t = useT();
  const api = useApi();
  const enabled = useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
  const { data } = useQuery({
    queryKey: ['schema', SOURCES_PLUGIN, 'reachable'],
    enabled,
    queryFn: async ({ signal }) => (await api.get<readonly KnownSource[]>('dataSources:listEnabled', { signal })).data,
  });
  return (key) => (key === MAIN ? t('mainSource') : (data?.find((source) => source.key === key)?.displayName ?? key));
}
