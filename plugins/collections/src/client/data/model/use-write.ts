import { useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DataRecord, RecordKey } from './data-collection';

/** Changes to the records of one collection. What is shown is up to date when they resolve; all of them throw ApiError. */
export interface Write {
  create(values: JsonObject): Promise<DataRecord>;
  /** Only while the record has this version, where one is given; else PRECONDITION_FAILED. */
  update(key: RecordKey, values: JsonObject, version?: string): Promise<void>;
  /** Resolves to how many are gone; keys of records that are not there, or out of the viewer's reach, count nothing. */
  destroy(keys: readonly RecordKey[]): Promise<number>;
  /** Asks for the records anew. */
  refresh(): Promise<void>;
}

export function useWrite(collection: string): Write {
  const api = useApi();
  const queries = useQueryClient();
  return useMemo(() => {
    const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['records', collection] });
    return {
      refresh,
      async create(values) {
        const { data } = await api.post<DataRecord>(`${collection}:create`, { values });
        await refresh();
        return data;
      },
      async update(key, values, version) {
        await api.post(`${collection}:update`, { params: { filterByTk: String(key) }, values, ifMatch: version });
        await refresh();
      },
      async destroy(keys) {
        const { data } = await api.post<number>(`${collection}:destroy`, { values: { filterByTk: keys } });
        return data;
      },
    };
  }, [api, queries, collection]);
}
