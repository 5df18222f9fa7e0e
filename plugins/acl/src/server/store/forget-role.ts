import type { RecordsPort } from '@mortise/plugin-api/server';
import type { Transaction } from '@mortise/shared';
import { ASSIGNMENTS, GRANTS, POLICIES } from '../collections/names';

/**
 * Removes everything that hangs on a role's name: its lines, its place in the inheritance, who holds it, and for good the
 * credentials bound to it. A later role of that name begins with nothing.
 */
export async function forgetRole(records: RecordsPort, transaction: Transaction, roleName: string): Promise<void> {
  const options = { transaction };
  await records.destroy(GRANTS, { roleName }, options);
  await records.destroy(POLICIES, { $or: [{ v0: roleName }, { ptype: 'g', v1: roleName }] }, options);
  await records.destroy(ASSIGNMENTS, { roleName }, options);
  await records.update('credentials', { roleName, revokedAt: null }, { revokedAt: new Date().toISOString() }, options);
}
