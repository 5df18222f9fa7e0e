import { useApi } from '@mortise/plugin-api/client';
import { QUERY_LIMITS } from '@mortise/shared';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type DataCollection, type DataRecord, shownFields } from '../model/data-collection';
import { kindOf } from '../model/field-kind';

/** One record with everything the viewer may see of it, and the records it belongs to; follows changes made elsewhere. */
export function useRecord(collection: DataCollection, key: string | undefined): UseQueryResult<DataRecord> {
  const api = useApi();
  const relations = shownFields(collection).filter((field) => kindOf(field) === 'one');
  const appends = relations.slice(0, QUERY_LIMITS.appends).map(({ name }) => name);
  return useQuery({
    queryKey: ['records', collection.name, 'record', key, appends],
    enabled: key !== undefined,
    queryFn: async ({ signal }) => {
      const params = { filterByTk: key, ...(appends.length === 0 ? {} : { appends }) };
      return (await api.get<DataRecord>(`${collection.name}:get`, { params, signal })).data;
    },
  });
}
