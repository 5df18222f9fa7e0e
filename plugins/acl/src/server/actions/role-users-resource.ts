import { type ActionDefinition, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import type { AssignmentRow } from '../store/rows';
import { type ChangeMode, changeSide } from './change-user-roles';
import { pageMeta, readPage } from './page';
import { MANAGE_ROLES } from './permissions';
import { KEYS_BODY, requestedKeys, requiredSource, userKey } from './request-keys';

/** `/roles/<name>/users:list|add|remove|set`. */
export function roleUsersResource(services: AclServices): ResourceDefinition {
  return {
    name: 'roles.users',
    actions: {
      list: listAction(services),
      add: changeAction('add', services),
      remove: changeAction('remove', services),
      set: changeAction('set', services),
    },
  };
}

/** Users are shown by name only: who may list roles need not be one who may see accounts. */
const SHOWN = ['id', 'username', 'nickname'];

function listAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    async run(call) {
      const roleName = requiredSource(call);
      const page = readPage(call);
      await requireRole(records, roleName);
      const count = await records.count(ASSIGNMENTS, { roleName });
      const rows = await records.find<AssignmentRow>(ASSIGNMENTS, {
        filter: { roleName },
        sort: ['userId'],
        limit: page.size,
        offset: page.offset,
      });
      if (rows.length === 0) return answer([], pageMeta(page, count));
      const users = collections.get('users');
      const fields = SHOWN.filter((name) => users.fields.has(name));
      const filter = { id: { $in: rows.map((row) => row.userId) } };
      return answer(await records.find<JsonObject>('users', { filter, fields, sort: ['id'] }), pageMeta(page, count));
    },
  });
}

function changeAction(mode: ChangeMode, services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: KEYS_BODY,
    async run(call) {
      const roleName = requiredSource(call);
      await requireRole(services.records, roleName);
      const side = {
        wanted: requestedKeys(call, 'id').map(userKey),
        filter: { roleName },
        toAssignment: (userId: string) => ({ userId, roleName }),
        keyOf: ({ userId }: { userId: string | number }) => String(userId),
      };
      const { added, removed } = await changeSide(call, side, { mode, services });
      return answer({ roleName, added, removed });
    },
  });
}

/** @throws AppError RECORD_NOT_FOUND */
export async function requireRole(records: AclServices['records'], name: string): Promise<void> {
  if ((await records.count(ROLES, { name })) === 0) throw new AppError('RECORD_NOT_FOUND', { collection: ROLES, key: name });
}
