import {
  type ActionCall,
  type ActionDefinition,
  type ResourceDefinition,
  answer,
  defineAction,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { assignmentsOfUser } from '../store/assignments';
import { type ChangeMode, changeSide } from './change-user-roles';
import { wholeMeta } from './page';
import { LOGGED_IN, MANAGE_ROLES, requireSelfOrManager } from './permissions';
import { KEYS_BODY, requestedKeys, userKey } from './request-keys';
import { ROLE } from './role-docs';
import { visibleFields } from './visible-fields';

/** `/users/<id>/roles:list|add|remove|set|setDefault`. */
export function userRolesResource(services: AclServices): ResourceDefinition {
  return {
    name: 'users.roles',
    actions: {
      list: defineAction({
        permission: LOGGED_IN,
        safe: true,
        describe: { output: { type: 'array', items: ROLE } },
        async run(call) {
          const userId = userKey(requireParentKey(call));
          await requireSelfOrManager(call, userId, services);
          await requireUser(services, userId);
          const roles = await rolesOf(services, userId);
          return answer(roles, wholeMeta(roles.length));
        },
      }),
      add: changeAction('add', services),
      remove: changeAction('remove', services),
      set: changeAction('set', services),
      setDefault: setDefaultAction(services),
    },
  };
}

function changeAction(mode: ChangeMode, services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: KEYS_BODY,
    describe: { output: { type: 'array', items: ROLE } },
    async run(call) {
      const userId = userKey(requireParentKey(call));
      await requireUser(services, userId);
      await changeSide(call, sideOf(call, userId), { mode, services });
      return answer(await rolesOf(services, userId));
    },
  });
}

function sideOf(call: ActionCall, userId: string): Parameters<typeof changeSide>[1] {
  return {
    wanted: requestedKeys(call, 'name'),
    filter: { userId },
    toAssignment: (roleName) => ({ userId, roleName }),
    keyOf: (assignment) => assignment.roleName,
  };
}

function setDefaultAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: LOGGED_IN,
    safe: false,
    describe: { output: { const: 'ok' } },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['roleName'],
      properties: { roleName: { type: 'string', minLength: 1, maxLength: 50 } },
    },
    async run(call) {
      const userId = userKey(requireParentKey(call));
      await requireSelfOrManager(call, userId, services);
      const roleName = isJsonObject(call.values) ? call.values['roleName'] : undefined;
      if (typeof roleName !== 'string') throw new AppError('VALUE_REQUIRED', { field: 'roleName' });
      await services.heldRoles.setDefault(Number(userId), roleName);
      return answer('ok');
    },
  });
}

async function requireUser({ records }: AclServices, id: string): Promise<void> {
  if ((await records.count('users', { id })) === 0) throw new AppError('RECORD_NOT_FOUND', { collection: 'users', key: id });
}

/** The roles, each with how the user holds it. */
async function rolesOf({ records, collections }: AclServices, userId: string): Promise<readonly JsonObject[]> {
  const held = await assignmentsOfUser(records, userId);
  if (held.length === 0) return [];
  const fields = visibleFields(collections, ROLES);
  const roles = await records.find<JsonObject & { name: string }>(ROLES, {
    filter: { name: { $in: held.map((row) => row.roleName) } },
    fields,
    sort: ['name'],
  });
  const defaults = new Set(held.filter((row) => row.default).map((row) => row.roleName));
  return roles.map((role) => ({ ...role, rolesUsers: { default: defaults.has(role.name) } }));
}
