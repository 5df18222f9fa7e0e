import { type RoleChoice, useApi, useSession } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Named {
  readonly name: string;
  readonly title?: string | null;
}

const choice = ({ name, title }: Named): Choice => ({
  value: name,
  label: typeof title === 'string' && title !== name ? `${title} (${name})` : name,
});

/** The roles a client may act with: all of them for who may see them, else the viewer's own. Nobody but root gives the role root. */
export function useRoleChoices(enabled: boolean): readonly Choice[] {
  const api = useApi();
  const { boot, can, role } = useSession();
  const mayList = can('pm.acl.roles');
  const listed = useQuery({
    queryKey: ['access', 'oauth2', 'roles'],
    queryFn: async ({ signal }) => (await api.get<readonly RoleChoice[]>('roles:list', { params: { pageSize: 200 }, signal })).data,
    enabled: enabled && mayList,
  });
  const roles = mayList ? (listed.data ?? []) : (boot.roles?.available ?? []);
  return roles.filter(({ name }) => name !== 'root' || role === 'root').map(choice);
}

/** The tables of the first data source; those of others are typed in. */
export function useTableChoices(enabled: boolean): readonly Choice[] {
  const api = useApi();
  const found = useQuery({
    queryKey: ['schema', 'oauth2', 'tables'],
    queryFn: async ({ signal }) => (await api.get<readonly Named[]>('collections:listAccessible', { signal })).data,
    enabled,
  });
  return (found.data ?? []).map(choice);
}
