import { type Api, useApi, useSession } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';

export interface Role {
  readonly name: string;
  readonly title: string;
  /** New users get it. */
  readonly default: boolean;
}

/** A role as a user holds it; `default`: the user acts with it unless another is chosen. */
export interface HeldRole extends Role {}

const MANAGE_ROLES = 'pm.acl.roles';
export const ROOT_ROLE = 'root';
const MOST_ROLES = 200;

/** Whether the viewer may see and change which roles users hold. */
export function useMayManageRoles(): boolean {
  return useSession().can(MANAGE_ROLES);
}

/** All roles; nothing is asked for viewers who may not see them. */
export function useRoles(): UseQueryResult<readonly Role[]> {
  const api = useApi();
  const enabled = useMayManageRoles();
  const params = { fields: ['name', 'title', 'default'], sort: 'title', pageSize: MOST_ROLES, count: 'none' };
  return useQuery({
    queryKey: ['access', 'roles', 'choices'],
    queryFn: async ({ signal }) => (await api.get<readonly Role[]>('roles:list', { params, signal })).data,
    enabled,
  });
}

/** The roles of some users, by user; of all in one request. */
export function useRolesOfUsers(ids: readonly number[]): UseQueryResult<ReadonlyMap<number, readonly HeldRole[]>> {
  const api = useApi();
  const enabled = useMayManageRoles() && ids.length > 0;
  return useQuery({
    queryKey: ['access', 'roles', 'of-users', ids],
    queryFn: ({ signal }) => rolesOfUsers(api, ids, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
}

async function rolesOfUsers(api: Api, ids: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, readonly HeldRole[]>> {
  const params = { userIds: ids.join(',') };
  const { data } = await api.get<readonly { userId: number; roles: readonly HeldRole[] }[]>('roles:ofUsers', { params, signal });
  return new Map(data.map(({ userId, roles }) => [userId, roles]));
}
