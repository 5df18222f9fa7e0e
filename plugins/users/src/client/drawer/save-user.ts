import type { Api } from '@mortise/plugin-api/client';
import { type RoleChoice, sameRoles } from '../roles/role-choice';
import type { User } from '../user';
import { type UserForm, accountChanges } from './user-form';

export interface KnownUser {
  readonly user: User;
  /** Undefined where the viewer may not manage roles. */
  readonly roles: RoleChoice | undefined;
}

/** Saves what was changed. @throws ApiError; saving again sends what is still missing. */
export async function updateUser(api: Api, form: UserForm, { user, roles }: KnownUser): Promise<void> {
  const values = accountChanges(form, user);
  if (Object.keys(values).length > 0) await api.post('users:update', { params: { filterByTk: user.id }, values });
  if (roles !== undefined) await saveRoles(api, user.id, { form, before: roles });
}

/** @throws ApiError */
export async function createUser(api: Api, form: UserForm): Promise<User> {
  return (await api.post<User>('users:create', { values: accountChanges(form) })).data;
}

/** @throws ApiError */
export async function saveRoles(api: Api, userId: number, { form, before }: { form: UserForm; before: RoleChoice }): Promise<void> {
  const { roles, defaultRole } = form;
  if (roles !== undefined && !sameRoles(roles, before.roles)) await api.post(`users/${userId}/roles:set`, { values: roles });
  if (defaultRole === undefined || defaultRole === before.defaultRole || !(roles ?? before.roles).includes(defaultRole)) return;
  await api.post(`users/${userId}/roles:setDefault`, { values: { roleName: defaultRole } });
}
