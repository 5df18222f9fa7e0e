import { type ActionDefinition, answer, defineAction, requireParentKey } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS } from '../collections/names';
import type { AssignmentRow, RowId } from '../store/rows';
import { pageMeta, readPage } from './page';
import { MANAGE_ROLES } from './permissions';
import { requireRole } from './require-role';
import { nameFilter, readSearch, shownFields } from './user-names';
import { FOUND_USERS } from './holder-docs';

/** `/roles/<name>/users:find?search=an`: users by name, each with whether they hold the role; for giving and taking it. */
export function findUsersAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { query: { search: { type: 'string' } }, output: FOUND_USERS },
    async run(call) {
      const roleName = requireParentKey(call);
      const page = readPage(call);
      const filter = nameFilter(readSearch(call));
      await requireRole(records, roleName);
      const count = await records.count('users', filter);
      const window = { limit: page.size, offset: page.offset };
      const users = await records.find<JsonObject & { readonly id: RowId }>('users', {
        filter,
        fields: shownFields(collections),
        sort: ['id'],
        ...window,
      });
      const held = await records.find<AssignmentRow>(ASSIGNMENTS, { filter: { roleName, userId: { $in: users.map(({ id }) => id) } } });
      const holders = new Set(held.map(({ userId }) => String(userId)));
      return answer(
        users.map((user) => ({ ...user, held: holders.has(String(user.id)) })),
        pageMeta(page, count),
      );
    },
  });
}
