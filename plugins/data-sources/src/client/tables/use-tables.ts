import { type ApiAnswer, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { SOURCES_KEY } from '../use-sources';
import { type AdoptedCollection, type AdoptedField, adoptedFieldsPath, adoptedPath } from './adopted';
import type { FreeTable } from './free-table';

/** `truncated`: there are more than the server looks at. */
export type FreeTables = ApiAnswer<readonly FreeTable[], { readonly count: number; readonly truncated: boolean }>;

/** The tables of a source that are no collections yet, as they are when the page is opened. */
export function useFreeTables(source: string): UseQueryResult<FreeTables> {
  const api = useApi();
  return useQuery({
    queryKey: [...SOURCES_KEY, source, 'free'],
    queryFn: ({ signal }) => api.post('dataSources:readTables', { values: { dataSourceKey: source }, signal }),
    refetchOnMount: 'always',
    // A database that does not answer is not asked again and again.
    retry: false,
  });
}

export function useAdopted(source: string): UseQueryResult<readonly AdoptedCollection[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...SOURCES_KEY, source, 'adopted'],
    queryFn: async ({ signal }) => (await api.get<readonly AdoptedCollection[]>(adoptedPath(source, 'list'), { signal })).data,
    refetchOnMount: 'always',
  });
}

/** The fields of an adopted collection; nothing is asked without one. */
export function useAdoptedFields(collection: AdoptedCollection | undefined): UseQueryResult<readonly AdoptedField[]> {
  const api = useApi();
  const { dataSource = '', name = '', loaded = false } = collection ?? {};
  return useQuery({
    queryKey: [...SOURCES_KEY, dataSource, 'fields', name],
    enabled: loaded,
    queryFn: async ({ signal }) => (await api.get<readonly AdoptedField[]>(adoptedFieldsPath(dataSource, name, 'list'), { signal })).data,
  });
}
