import type { RecordsPort } from '@mortise/plugin-api/server';
import { ADMIN_ROLE, MEMBER_ROLE, ROOT_ROLE } from '../../contract';
import { ASSIGNMENTS } from '../collections/names';
import { assignmentsOfUser, lockRoot, someoneHoldsRoot } from './assignments';
import type { RowId } from './rows';

/**
 * Gives root to the oldest user when nobody holds it. Returns true when it did. Does nothing before the built-in roles are there: whoever
 * makes these calls it again, and two at once would give the same role twice.
 */
export async function ensureFirstRoot(records: RecordsPort): Promise<boolean> {
  // Most starts find somebody, and have nothing to lock.
  if (await someoneHoldsRoot(records)) return false;
  return records.transaction(async (transaction) => {
    if (!(await lockRoot(records, transaction))) return false;
    if (await someoneHoldsRoot(records, transaction)) return false;
    const first = await records.findOne<{ id: RowId }>('users', { sort: ['id'], fields: ['id'] }, { transaction });
    if (!first) return false;
    const held = new Set((await assignmentsOfUser(records, first.id, transaction)).map((row) => row.roleName));
    await records.update(ASSIGNMENTS, { userId: first.id }, { default: false }, { transaction });
    for (const roleName of [ROOT_ROLE, ADMIN_ROLE, MEMBER_ROLE].filter((name) => !held.has(name))) {
      await records.create(ASSIGNMENTS, { userId: first.id, roleName, default: roleName === ROOT_ROLE }, { transaction });
    }
    return true;
  });
}
