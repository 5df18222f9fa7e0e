import { useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';

export interface GroupQuery {
  readonly collection: string;
  /** Where the collection is; undefined for `main`. */
  readonly source: string | undefined;
  /** As the action `query` takes it. */
  readonly body: JsonObject;
  readonly enabled: boolean;
}

/** Numbers over the records of a collection that the viewer may see; they follow changes made elsewhere. */
export function useGroupQuery<Row>({ collection, source, body, enabled }: GroupQuery): UseQueryResult<readonly Row[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', collection, 'query', source, body],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.post<readonly Row[]>(`${collection}:query`, { values: body, signal, dataSource: source })).data,
  });
}
