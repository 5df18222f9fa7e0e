import { useSession } from '@mortise/plugin-api/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { API_USER, RIGHTS, ROLE } from '../tutorial';
import { type Facts, type FoundRole, type FoundUser, type RoleEntry, findRole, hasFullAccess } from './facts';
import { useAsk } from './use-ask';

type Found = Pick<Facts, 'role' | 'fullAccess' | 'apiUser' | 'apiUserHoldsRole' | 'viewerHoldsRole'>;

export interface RoleFacts {
  readonly found: Found;
  readonly queries: readonly UseQueryResult<unknown>[];
}

interface ListedRole extends FoundRole {
  readonly strategy: { readonly actions?: readonly string[] } | null;
}

const MOST = 200;
const ROLE_FILTER = { $or: [{ name: ROLE.name }, { title: ROLE.title }] };
const USER_FILTER = { $or: [{ username: API_USER.username }, { username: API_USER.nickname }, { nickname: API_USER.nickname }] };

/** The role of the tutorial, what it may do and who holds it. Who may not see roles learns of it by holding it. */
export function useRoleFacts(): RoleFacts {
  const { boot, can } = useSession();
  const seesRoles = can(RIGHTS.roles);
  const own = boot.roles?.available ?? [];
  const roles = useAsk<readonly ListedRole[]>(['access', 'getting-started', 'roles'], 'roles:list', {
    params: { filter: ROLE_FILTER, fields: ['name', 'title', 'strategy'], count: 'none' },
    enabled: seesRoles,
  });
  const listed = findRole(roles.data?.data ?? []);
  const role = listed ?? findRole(own);
  const { entries, holders, users, queries } = useRoleDetails(listed?.name);
  const apiUser = users.data?.data[0];
  const strategy = listed?.strategy?.actions ?? [];
  const found: Found = {
    role,
    // Who holds the role but may not look at it can only try.
    fullAccess: role !== undefined && (listed === undefined || hasFullAccess(entries.data?.data ?? [], strategy)),
    apiUser,
    apiUserHoldsRole: role !== undefined && (seesRoles ? holds(holders.data?.data, apiUser) : holds(own, role)),
    viewerHoldsRole: role !== undefined && own.some(({ name }) => name === role.name),
  };
  return { found, queries: [roles, ...queries] };
}

function holds(list: readonly object[] | undefined, wanted: object | undefined): boolean {
  const key = (item: object): unknown => ('id' in item ? item.id : 'name' in item ? item.name : undefined);
  return wanted !== undefined && (list ?? []).some((item) => key(item) === key(wanted));
}

interface RoleDetails {
  readonly entries: ReturnType<typeof useAsk<readonly RoleEntry[]>>;
  readonly holders: ReturnType<typeof useAsk<readonly FoundUser[]>>;
  readonly users: ReturnType<typeof useAsk<readonly FoundUser[]>>;
  readonly queries: readonly UseQueryResult<unknown>[];
}

function useRoleDetails(role: string | undefined): RoleDetails {
  const { can } = useSession();
  const path = `roles/${encodeURIComponent(role ?? '')}`;
  const enabled = role !== undefined;
  const entries = useAsk<readonly RoleEntry[]>(['access', 'getting-started', 'entries', role], `${path}/resources:list`, { enabled });
  const holders = useAsk<readonly FoundUser[]>(['access', 'getting-started', 'holders', role], `${path}/users:list`, {
    params: { pageSize: MOST },
    enabled,
  });
  const users = useAsk<readonly FoundUser[]>(['records', 'users', 'getting-started'], 'users:list', {
    params: { filter: USER_FILTER, fields: ['id', 'username', 'nickname'], sort: 'id', pageSize: 1, count: 'none' },
    enabled: can(RIGHTS.users),
  });
  return { entries, holders, users, queries: [entries, holders, users] };
}
