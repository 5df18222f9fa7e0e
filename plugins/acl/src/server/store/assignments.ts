import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Principal, type Transaction } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import { inBatches } from './in-batches';
import type { AssignmentRow, RowId } from './rows';

const USERS = 'users';
/** More holders of root than this are not looked at when asking whether anyone is left. */
const ENOUGH = 500;

export interface Assignment {
  readonly userId: RowId;
  readonly roleName: string;
}

export interface AssignmentChange {
  readonly add: readonly Assignment[];
  readonly remove: readonly Assignment[];
}

/** True when the request may do what only root may. */
export function actsAsRoot(principal: Principal): boolean {
  return principal.kind === 'system' || principal.roles.includes(ROOT_ROLE);
}

/**
 * Gives and takes roles. Only root gives or takes root, and nobody else gives a role to himself.
 * @throws AppError ACTION_DENIED, LAST_ROOT
 */
export async function changeAssignments(
  records: RecordsPort,
  change: AssignmentChange,
  by: { readonly principal: Principal; readonly transaction: Transaction },
): Promise<void> {
  const { principal, transaction } = by;
  const touchesRoot = [...change.add, ...change.remove].some((assignment) => assignment.roleName === ROOT_ROLE);
  const givesSelf = change.add.some(
    (assignment) => principal.userId !== undefined && String(assignment.userId) === String(principal.userId),
  );
  if ((touchesRoot || givesSelf) && !actsAsRoot(principal)) throw new AppError('ACTION_DENIED', { resource: 'users.roles' });
  const takesRoot = change.remove.some((assignment) => assignment.roleName === ROOT_ROLE);
  if (takesRoot) await lockRoot(records, transaction);
  const author = principal.userId === undefined ? {} : { userId: principal.userId };
  for (const { userId, roleName } of change.remove) await records.destroy(ASSIGNMENTS, { userId, roleName }, { transaction });
  for (const { userId, roleName } of change.add)
    await records.create(ASSIGNMENTS, { userId, roleName, default: false }, { transaction, ...author });
  if (takesRoot) await requireRoot(records, transaction);
}

/** Roles of one user, sorted by name. */
export function assignmentsOfUser(records: RecordsPort, userId: RowId, transaction?: Transaction): Promise<AssignmentRow[]> {
  return records.find<AssignmentRow>(ASSIGNMENTS, { filter: { userId }, sort: ['roleName'] }, transaction ? { transaction } : {});
}

/**
 * Makes changes to who holds root wait for one another, so that two of them cannot both see the other's user as the last one. False before
 * there is such a role: then nobody waits.
 */
export async function lockRoot(records: RecordsPort, transaction: Transaction): Promise<boolean> {
  const locked = await records.update(ROLES, { name: ROOT_ROLE }, { hidden: true }, { transaction });
  return locked.length > 0;
}

/** @throws AppError LAST_ROOT when no existing user holds root */
export async function requireRoot(records: RecordsPort, transaction: Transaction): Promise<void> {
  if (!(await someoneHoldsRoot(records, transaction))) throw new AppError('LAST_ROOT');
}

export async function someoneHoldsRoot(records: RecordsPort, transaction?: Transaction): Promise<boolean> {
  const within = transaction ? { transaction } : {};
  const holders = await records.find<AssignmentRow>(ASSIGNMENTS, { filter: { roleName: ROOT_ROLE }, limit: ENOUGH }, within);
  if (holders.length === 0) return false;
  return (await records.count(USERS, { id: { $in: holders.map((holder) => holder.userId) } }, within)) > 0;
}

/** Which of these users hold root. */
export async function rootHoldersAmong(
  records: RecordsPort,
  userIds: readonly RowId[],
  transaction: Transaction,
): Promise<readonly RowId[]> {
  const holders: RowId[] = [];
  for (const batch of inBatches(userIds)) {
    const rows = await records.find<AssignmentRow>(
      ASSIGNMENTS,
      { filter: { roleName: ROOT_ROLE, userId: { $in: batch } } },
      { transaction },
    );
    holders.push(...rows.map((row) => row.userId));
  }
  return holders;
}
