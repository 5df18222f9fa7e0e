import { serviceRef } from '@mortise/plugin-api/server';

/** Which roles users hold, for plugins that bind something to a role. */
export interface UserRoles {
  /** Names of the user's roles, sorted; empty when there are none. */
  rolesOf(userId: number): Promise<readonly string[]>;
  /**
   * Chooses the role the user acts with when a request names none. Effective on the next request.
   * @throws AppError ROLE_NOT_OWNED when the user does not hold it
   */
  setDefault(userId: number, roleName: string): Promise<void>;
}

export const userRolesRef = serviceRef<UserRoles>('acl.userRoles');
