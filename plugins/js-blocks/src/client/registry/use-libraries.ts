import { type Api, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LibraryFormat, ShownLibrary } from '../../contract';

const QUERY_KEY = ['records', 'jsLibraries'];

export function useLibraries(): UseQueryResult<readonly ShownLibrary[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...QUERY_KEY, 'all'],
    queryFn: async ({ signal }) =>
      (await api.get<readonly ShownLibrary[]>('jsLibraries:list', { params: { sort: ['name', 'version'], pageSize: 200 }, signal })).data,
  });
}

export interface LibraryEditor {
  /** The server downloads it, and keeps it. */
  fetch(specifier: string): Promise<ShownLibrary>;
  /** For servers without internet: its text comes from here. */
  upload(library: { readonly specifier: string; readonly format: LibraryFormat; readonly text: string }): Promise<ShownLibrary>;
  /** Tells those who approve that it is wanted. */
  request(specifier: string): Promise<void>;
  destroy(id: number): Promise<void>;
}

export function useLibraryEditor(): LibraryEditor {
  const api = useApi();
  const queries = useQueryClient();
  const change = async (...[path, options]: Parameters<Api['post']>): Promise<ShownLibrary> => {
    const { data } = await api.post<ShownLibrary>(path, options);
    await queries.invalidateQueries({ queryKey: QUERY_KEY });
    return data;
  };
  return {
    fetch: (specifier) => change('jsLibraries:fetch', { values: { specifier } }),
    upload: (values) => change('jsLibraries:create', { values }),
    request: async (specifier) => void (await change('jsLibraries:request', { values: { specifier } })),
    destroy: async (id) => void (await change('jsLibraries:destroy', { params: { filterByTk: id } })),
  };
}
