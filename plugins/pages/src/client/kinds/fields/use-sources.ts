import { useApi, useSession } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

export interface KnownSource {
  readonly key: string;
  readonly displayName: string;
}

/** The plugin that brings further sources. */
const SOURCES_PLUGIN = 'data-sources';

/** The data sources that are switched on, `main` among them; none while there is no plugin for others. */
export function useSources(): readonly KnownSource[] {
  const api = useApi();
  const enabled = useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
  const { data = [] } = useQuery({
    queryKey: ['schema', SOURCES_PLUGIN, 'reachable'],
    enabled,
    queryFn: async ({ signal }) => (await api.get<readonly KnownSource[]>('dataSources:listEnabled', { signal })).data,
  });
  return enabled ? data : [];
}
