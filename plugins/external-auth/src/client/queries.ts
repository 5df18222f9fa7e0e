import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ShownIssuer } from '../contract';

const KEY = ['access', 'external-auth'];

/** Everybody whose tokens are accepted, or could be. */
export function useIssuers(): UseQueryResult<readonly ShownIssuer[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...KEY, 'issuers'],
    queryFn: async ({ signal }) => (await api.get<readonly ShownIssuer[]>('externalIssuers:list', { signal })).data,
  });
}

export function useReloadIssuers(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [...KEY, 'issuers'] });
}

/** Names of the roles there are; none where the viewer may not see them, who then types. */
export function useRoleNames(enabled: boolean): readonly string[] {
  const api = useApi();
  const roles = useQuery({
    queryKey: [...KEY, 'roles'],
    queryFn: async ({ signal }) => {
      const params = { fields: ['name'], pageSize: 200, count: 'none' };
      return (await api.get<readonly { readonly name: string }[]>('roles:list', { params, signal })).data.map(({ name }) => name);
    },
    enabled,
    retry: false,
  });
  return roles.data ?? [];
}
