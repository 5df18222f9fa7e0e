import { type RoleChoice, useApi, useSession } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

const MANAGE_ROLES = 'pm.acl.roles';
export const ROOT_ROLE = 'root';

export interface RoleChoices {
  /** The roles a key may get; undefined while they are on their way, and where the viewer may not see them. */
  readonly roles: readonly RoleChoice[] | undefined;
  /** The viewer may not see which roles the user holds, and has to know. */
  readonly hidden: boolean;
}

/** The roles of whoever the key is for. */
export function useRoleChoices(userId: number | undefined, enabled: boolean): RoleChoices {
  const { boot, can, user, role } = useSession();
  const isOwn = userId === undefined || userId === user.id;
  const hidden = !isOwn && !can(MANAGE_ROLES);
  const held = useRolesOf(userId, enabled && !isOwn && !hidden);
  // Nobody but root makes keys of root for others; the server would refuse it.
  const others = held.data?.filter(({ name }) => name !== ROOT_ROLE || role === ROOT_ROLE);
  return { roles: isOwn ? (boot.roles?.available ?? []) : others, hidden };
}

const ALL = { sort: ['title'], pageSize: 200, count: 'none' };

function useRolesOf(userId: number | undefined, enabled: boolean): UseQueryResult<readonly RoleChoice[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', 'api-keys', 'roles-of', userId],
    queryFn: async ({ signal }) => (await api.get<readonly RoleChoice[]>(`users/${userId}/roles:list`, { params: ALL, signal })).data,
    enabled,
  });
}
