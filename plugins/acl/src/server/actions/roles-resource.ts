import type { ResourceDefinition } from '@mortise/plugin-api/server';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { checkRoleAction } from './check-role';
import { createRoleAction } from './create-role';
import { destroyRolesAction } from './destroy-roles';
import { MANAGE_ROLES } from './permissions';
import { roleImpactAction } from './role-impact';
import { rolesOfUsersAction } from './roles-of-users';
import { updateRoleAction } from './update-role';

export function rolesResource(services: AclServices): ResourceDefinition {
  return {
    name: 'roles',
    collection: ROLES,
    actions: {
      list: { standard: 'list', permission: MANAGE_ROLES },
      get: { standard: 'get', permission: MANAGE_ROLES },
      create: createRoleAction(services),
      update: updateRoleAction(services),
      destroy: destroyRolesAction(services),
      check: checkRoleAction(services),
      impact: roleImpactAction(services),
      ofUsers: rolesOfUsersAction(services),
    },
  };
}
