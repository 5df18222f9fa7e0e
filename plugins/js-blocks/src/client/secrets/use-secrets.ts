import { type Api, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SecretInput, ShownSecret } from '../../contract';

const QUERY_KEY = ['records', 'jsSecrets'];

export function useSecrets(): UseQueryResult<readonly ShownSecret[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...QUERY_KEY, 'all'],
    queryFn: async ({ signal }) =>
      (await api.get<readonly ShownSecret[]>('jsSecrets:list', { params: { sort: ['name'], pageSize: 200 }, signal })).data,
  });
}

export interface SecretEditor {
  create(secret: SecretInput): Promise<void>;
  /** Without a value it keeps the one it has. */
  update(name: string, changes: Omit<SecretInput, 'name' | 'value'> & { readonly value?: string }): Promise<void>;
  destroy(name: string): Promise<void>;
}

export function useSecretEditor(): SecretEditor {
  const api = useApi();
  const queries = useQueryClient();
  const change = async (...[path, options]: Parameters<Api['post']>): Promise<void> => {
    await api.post(path, options);
    await queries.invalidateQueries({ queryKey: QUERY_KEY });
  };
  return {
    create: (values) => change('jsSecrets:create', { values }),
    update: (name, values) => change('jsSecrets:update', { params: { filterByTk: name }, values }),
    destroy: (name) => change('jsSecrets:destroy', { params: { filterByTk: name } }),
  };
}
