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

export interface RoleChoice {
  readonly value: string;
  readonly label: string;
}

interface Role {
  readonly name: string;
  readonly title?: string | null;
}

/** The roles there are by their titles; none where the viewer may not see them, who then types names. */
export function useRoleChoices(enabled: boolean): readonly RoleChoice[] {
  const api = useApi();
  const roles = useQuery({
    queryKey: [...KEY, 'roles'],
    queryFn: async ({ signal }) => {
      const params = { fields: ['name', 'title'], pageSize: 200, count: 'none' };
      return (await api.get<readonly Role[]>('roles:list', { params, signal })).data.map(choiceOf);
    },
    enabled,
    retry: false,
  });
  return roles.data ?? [];
}

function choiceOf({ name, title }: Role): RoleChoice {
  return { value: name, label: typeof title === 'string' && title !== name ? `${title} (${name})` : name };
}
