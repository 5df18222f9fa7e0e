import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError, type Transaction } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import { type Assignment, changeAssignments } from '../store/assignments';
import { inBatches } from '../store/in-batches';

export type ChangeMode = 'add' | 'remove' | 'set';

/** One side of the assignments: the roles of a user, or the users of a role. */
export interface Side {
  /** Who or what is given. */
  readonly wanted: readonly string[];
  /** Filter of the assignments there are on this side. */
  readonly filter: Readonly<Record<string, string>>;
  toAssignment(key: string): Assignment;
  keyOf(assignment: Assignment): string;
}

/** What a change did. */
export interface Changed {
  readonly added: number;
  readonly removed: number;
}

/**
 * Brings the assignments of one side to what is wanted, in one transaction, effective on the next request.
 * @throws AppError RECORD_NOT_FOUND for a user or role that does not exist, ACTION_DENIED, LAST_ROOT
 */
export async function changeSide(
  call: ActionCall,
  side: Side,
  { mode, services }: { mode: ChangeMode; services: AclServices },
): Promise<Changed> {
  const { records, access } = services;
  const changed = await records.transaction(async (transaction) => {
    const current = await currentOf(services, transaction, side);
    const wanted = new Set(side.wanted);
    const add = mode === 'remove' ? [] : side.wanted.filter((key) => !current.has(key)).map((key) => side.toAssignment(key));
    const remove = [...current]
      .filter((key) => (mode === 'remove' ? wanted.has(key) : mode === 'set' && !wanted.has(key)))
      .map((key) => side.toAssignment(key));
    await requireRows(services, transaction, add);
    await changeAssignments(records, { add, remove }, { principal: call.principal, transaction });
    return { added: add.length, removed: remove.length };
  });
  if (changed.added + changed.removed > 0) await access.changed();
  return changed;
}

async function currentOf({ records }: AclServices, transaction: Transaction, side: Side): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (;;) {
    const batch = await records.find<Assignment>(ASSIGNMENTS, { filter: side.filter, sort: ['id'], offset: keys.size }, { transaction });
    for (const assignment of batch) keys.add(side.keyOf(assignment));
    if (batch.length < 1000) return keys;
  }
}

async function requireRows({ records }: AclServices, transaction: Transaction, assignments: readonly Assignment[]): Promise<void> {
  const sides = [
    { collection: ROLES, key: 'name', keys: assignments.map((assignment) => assignment.roleName) },
    { collection: 'users', key: 'id', keys: assignments.map((assignment) => String(assignment.userId)) },
  ];
  for (const { collection, key, keys } of sides) {
    for (const batch of inBatches([...new Set(keys)])) {
      const found = await records.count(collection, { [key]: { $in: batch } }, { transaction });
      if (found < batch.length) throw new AppError('RECORD_NOT_FOUND', { collection });
    }
  }
}
