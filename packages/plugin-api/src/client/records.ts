import type { JsonObject } from '@mortise/shared';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ApiAnswer, PageMeta } from './api';
import { useApi } from './hooks';
import type { ListParams } from './list-params';

/** A page of rows of a resource that follows changes made elsewhere. `collection` names where changes come from. */
export function useRecords<Row = JsonObject>(
  resource: string,
  params: ListParams = {},
  collection: string = resource,
): UseQueryResult<ApiAnswer<readonly Row[], PageMeta>> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', collection, resource, params],
    queryFn: ({ signal }) => api.get<readonly Row[], PageMeta>(`${resource}:list`, { params: { ...params }, signal }),
    placeholderData: keepPreviousData,
  });
}
