import type { JsonObject } from '@mortise/shared';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ApiAnswer, type PageMeta, useApi } from './api';

/** Parameters of a list request. */
export interface ListParams {
  readonly page?: number;
  readonly pageSize?: number;
  readonly filter?: JsonObject | undefined;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly appends?: readonly string[];
  /** The topmost records of a tree, each with those below it. */
  readonly tree?: boolean;
}

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
