import { type BlockRecord, useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

/** The record a page is about, as far as the viewer may see it. */
export function useShownRecord(record: BlockRecord | undefined): UseQueryResult<JsonObject> {
  const api = useApi();
  const { collection = '', key = '', dataSource } = record ?? {};
  return useQuery({
    queryKey: ['records', collection, 'get', key, dataSource],
    enabled: record !== undefined,
    queryFn: async ({ signal }) =>
      (await api.get<JsonObject>(`${collection}:get`, { params: { filterByTk: key }, signal, dataSource })).data,
  });
}
