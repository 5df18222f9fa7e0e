import { useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Source } from './source';

/** Begins the keys of everything about data sources; a change of collections anywhere refreshes them. */
export const SOURCES_KEY = ['schema', 'data-sources'] as const;

/** All data sources, followed as they come to answer and cease to. */
export function useSources(): UseQueryResult<readonly Source[]> {
  const api = useApi();
  const reload = useReloadSources();
  useLive('data-sources.changed', () => void reload());
  return useQuery({
    queryKey: [...SOURCES_KEY, 'list'],
    queryFn: async ({ signal }) => (await api.get<readonly Source[]>('dataSources:list', { signal })).data,
    refetchOnMount: 'always',
  });
}

/** Asks for sources, their tables and their collections again. */
export function useReloadSources(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['schema'] }), [queries]);
}
