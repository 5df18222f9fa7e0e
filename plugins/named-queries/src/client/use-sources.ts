import { useApi, useSession } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

export interface KnownSource {
  readonly key: string;
  readonly displayName: string;
  /** Those the viewer may see. */
  readonly collections: readonly { readonly name: string }[];
}

/** The plugin that brings further sources. */
const SOURCES_PLUGIN = 'data-sources';

/** The databases that are switched on; none where there is only `main`. */
export function useSources(): readonly KnownSource[] {
  const api = useApi();
  const enabled = useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
  const { data } = useQuery({
    queryKey: ['schema', SOURCES_PLUGIN, 'reachable'],
    enabled,
    queryFn: async ({ signal }) => (await api.get<readonly KnownSource[]>('dataSources:listEnabled', { signal })).data,
  });
  return enabled ? (data ?? []) : [];
}
