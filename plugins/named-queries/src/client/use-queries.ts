import { type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { NamedQuery } from './named-query';

/** The server announces changes of queries as those of any collection. */
const QUERIES_KEY = ['records', 'namedQueries'] as const;

export type QueriesFound = ApiAnswer<readonly NamedQuery[], PageMeta>;

/** One page of the queries there are, in order of their names. */
export function useQueries(page: number): UseQueryResult<QueriesFound> {
  const api = useApi();
  return useQuery({
    queryKey: [...QUERIES_KEY, 'list', page],
    queryFn: ({ signal }) => api.get<readonly NamedQuery[], PageMeta>('namedQueries:list', { params: { page }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** A query by its name; nothing is asked without one. */
export function useNamedQuery(name: string | undefined): UseQueryResult<NamedQuery> {
  const api = useApi();
  return useQuery({
    queryKey: [...QUERIES_KEY, 'one', name],
    enabled: name !== undefined,
    queryFn: async ({ signal }) => (await api.get<NamedQuery>('namedQueries:get', { params: { filterByTk: name }, signal })).data,
  });
}

export function useReloadQueries(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: QUERIES_KEY }), [queries]);
}
