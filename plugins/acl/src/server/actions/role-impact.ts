import { type ActionDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS } from '../collections/names';
import { inBatches } from '../store/in-batches';
import { type AssignmentRow, BY_ID, type RowId, readAll } from '../store/rows';
import { MANAGE_ROLES } from './permissions';
import { requireRole } from './require-role';
import { COUNT } from './role-docs';

/**
 * `roles:impact/<name>`: what deleting a role would take away: `users` who hold it, how many of these would be left `withoutRole`,
 * and the `keys` that act with it and still work.
 */
export function roleImpactAction({ records }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: {
      output: { type: 'object', required: ['users', 'withoutRole', 'keys'], properties: { users: COUNT, withoutRole: COUNT, keys: COUNT } },
    },
    async run(call) {
      const roleName = requireKey(call);
      await requireRole(records, roleName);
      const holders = await readAll<AssignmentRow & { readonly id: RowId }>(records, ASSIGNMENTS, { ...BY_ID, filter: { roleName } });
      const keys = await records.count('credentials', { roleName, revokedAt: null, expiresAt: { $gt: new Date().toISOString() } });
      const userIds = holders.map(({ userId }) => userId);
      return answer({ users: userIds.length, withoutRole: await countWithoutOther(records, userIds, roleName), keys });
    },
  });
}

async function countWithoutOther(records: AclServices['records'], userIds: readonly RowId[], roleName: string): Promise<number> {
  let alone = 0;
  for (const batch of inBatches(userIds)) {
    const filter = { userId: { $in: batch }, roleName: { $ne: roleName } };
    const others = await readAll<AssignmentRow & { readonly id: RowId }>(records, ASSIGNMENTS, { ...BY_ID, filter });
    alone += batch.length - new Set(others.map(({ userId }) => String(userId))).size;
  }
  return alone;
}
