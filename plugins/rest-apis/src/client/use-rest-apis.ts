import { type ApiAnswer, type PageMeta, useApi, useRecords } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Description, RestApi, Source } from './rest-api';

const KEY = ['records', 'restApis'];
/** As many as there can be. */
const ALL = 200;

export function useRestApis(): UseQueryResult<ApiAnswer<readonly RestApi[], PageMeta>> {
  return useRecords<RestApi>('restApis', { sort: ['name'], pageSize: ALL });
}

export function useRestApi(id: string): UseQueryResult<RestApi> {
  const api = useApi();
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await api.get<RestApi>('restApis:get', { params: { filterByTk: id }, signal })).data,
  });
}

/** What it serves now; its tables change with the schema. */
export function useDescription(id: number): UseQueryResult<Description> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'restApis', 'describe', id],
    queryFn: async ({ signal }) => (await api.get<Description>('restApis:describe', { params: { filterByTk: id }, signal })).data,
  });
}

export function useSources(enabled: boolean): UseQueryResult<readonly Source[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'restApis', 'sources'],
    queryFn: async ({ signal }) => (await api.get<readonly Source[]>('restApis:sources', { signal })).data,
    enabled,
  });
}

export type ApiValues = Partial<Omit<RestApi, 'id'>>;

export interface ChangeApis {
  create(values: ApiValues): Promise<RestApi>;
  update(id: number, values: ApiValues): Promise<void>;
  destroy(id: number): Promise<void>;
  /** Takes over what a saved query says now. */
  republish(id: number, query: string): Promise<void>;
}

/** Changes APIs, and looks again at what they serve. */
export function useChangeApis(): ChangeApis {
  const api = useApi();
  const queries = useQueryClient();
  const reload = async (): Promise<void> => {
    await Promise.all([queries.invalidateQueries({ queryKey: KEY }), queries.invalidateQueries({ queryKey: ['schema', 'restApis'] })]);
  };
  return {
    async create(values) {
      const { data } = await api.post<RestApi>('restApis:create', { values });
      await reload();
      return data;
    },
    async update(id, values) {
      await api.post('restApis:update', { params: { filterByTk: id }, values });
      await reload();
    },
    async destroy(id) {
      await api.post('restApis:destroy', { params: { filterByTk: id } });
      await reload();
    },
    async republish(id, query) {
      await api.post('restApis:republish', { params: { filterByTk: id }, values: { query } });
      await reload();
    },
  };
}
