import { useApi, useLanguage } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PluginRow } from './plugin-row';

/** All plugins; every change of a state, wherever it comes from, is shown. */
export function usePlugins(): UseQueryResult<readonly PluginRow[]> {
  const api = useApi();
  const language = useLanguage();
  return useQuery({
    queryKey: ['plugins', 'list', language],
    queryFn: async ({ signal }) => (await api.get<readonly PluginRow[]>('pm:list', { signal })).data,
  });
}
