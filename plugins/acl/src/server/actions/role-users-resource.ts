import { type ActionDefinition, type ResourceDefinition, answer, defineAction, requireParentKey } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS } from '../collections/names';
import type { AssignmentRow } from '../store/rows';
import { type ChangeMode, changeSide } from './change-user-roles';
import { findUsersAction } from './find-users';
import { pageMeta, readPage } from './page';
import { MANAGE_ROLES } from './permissions';
import { requireRole } from './require-role';
import { KEYS_BODY, requestedKeys, userKey } from './request-keys';
import { assignmentFilter, readSearch, shownFields } from './user-names';
import { CHANGED_HOLDERS, HOLDERS } from './holder-docs';

/** `/roles/<name>/users:list|find|add|remove|set`. */
export function roleUsersResource(services: AclServices): ResourceDefinition {
  return {
    name: 'roles.users',
    actions: {
      list: listAction(services),
      find: findUsersAction(services),
      add: changeAction('add', services),
      remove: changeAction('remove', services),
      set: changeAction('set', services),
    },
  };
}

function listAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: HOLDERS },
    async run(call) {
      const roleName = requireParentKey(call);
      const page = readPage(call);
      await requireRole(records, roleName);
      const filter = { roleName, ...(await assignmentFilter(records, readSearch(call))) };
      const count = await records.count(ASSIGNMENTS, filter);
      const rows = await records.find<AssignmentRow>(ASSIGNMENTS, { filter, sort: ['userId'], limit: page.size, offset: page.offset });
      if (rows.length === 0) return answer([], pageMeta(page, count));
      const ids = { id: { $in: rows.map((row) => row.userId) } };
      return answer(
        await records.find<JsonObject>('users', { filter: ids, fields: shownFields(collections), sort: ['id'] }),
        pageMeta(page, count),
      );
    },
  });
}

function changeAction(mode: ChangeMode, services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { output: CHANGED_HOLDERS },
    body: KEYS_BODY,
    async run(call) {
      const roleName = requireParentKey(call);
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
