import { type WriteOptions, useApi } from '@mortise/plugin-api/client';
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

export interface UploadedLibrary {
  readonly specifier: string;
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
  readonly file: Blob;
}

export interface LibraryEditor {
  /** The server downloads it, and keeps it. */
  fetch(specifier: string): Promise<ShownLibrary>;
  /** For servers without internet: its text comes from here. */
  upload(library: UploadedLibrary): Promise<ShownLibrary>;
  /** Tells those who approve that it is wanted. */
  request(specifier: string): Promise<void>;
  destroy(id: number): Promise<void>;
}

export function useLibraryEditor(): LibraryEditor {
  const api = useApi();
  const queries = useQueryClient();
  const after = async <Data>(answer: Promise<Data>): Promise<Data> => {
    const data = await answer;
    await queries.invalidateQueries({ queryKey: QUERY_KEY });
    return data;
  };
  const post = async (action: string, options: WriteOptions): Promise<ShownLibrary> =>
    after(api.post<ShownLibrary>(`jsLibraries:${action}`, options).then(({ data }) => data));
  return {
    fetch: (specifier) => post('fetch', { values: { specifier } }),
    upload: ({ file, ...params }) => {
      const type = params.format === 'css' ? 'text/css' : 'text/javascript';
      return after(api.upload<ShownLibrary>('jsLibraries:upload', { params, file, type }));
    },
    request: async (specifier) => void (await post('request', { values: { specifier } })),
    destroy: async (id) => void (await post('destroy', { params: { filterByTk: id } })),
  };
}
