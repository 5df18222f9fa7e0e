import type { AccessPort, RecordHooksPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Principal, type Transaction } from '@mortise/shared';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import { actsAsRoot, assignmentsOfUser, lockRoot, requireRoot, rootHoldersAmong } from './assignments';
import { inBatches } from './in-batches';
import type { RoleRow, RowId } from './rows';

const USERS = 'users';

/** New users get the default roles; users who go lose theirs; nobody but root touches an account that holds root. */
export function addUserHooks(hooks: RecordHooksPort, records: RecordsPort, access: AccessPort): void {
  const collection = USERS;
  hooks.on('afterCreate', {
    id: 'acl.defaultRoles',
    collection,
    handle: ({ record, transaction }) => giveDefaultRoles(records, toRowId(record.id), transaction),
  });
  hooks.on('beforeUpdate', { id: 'acl.protectRoot', collection, handle: (event) => protectRoot(records, event) });
  hooks.on('beforeDestroy', { id: 'acl.protectRoot', collection, handle: (event) => protectRoot(records, event) });
  hooks.on('afterDestroy', {
    id: 'acl.dropRoles',
    collection,
    async handle({ keys, transaction }) {
      await dropRoles(records, keys.map(toRowId), transaction);
      transaction.afterCommit(() => access.changed());
    },
  });
}

async function giveDefaultRoles(records: RecordsPort, userId: RowId, transaction: Transaction): Promise<void> {
  if ((await assignmentsOfUser(records, userId, transaction)).length > 0) return;
  const roles = await records.find<RoleRow>(ROLES, { filter: { default: true }, sort: ['name'] }, { transaction });
  for (const role of roles) await records.create(ASSIGNMENTS, { userId, roleName: role.name, default: false }, { transaction });
}

/**
 * Otherwise a user administrator could set the password of a root account and sign in as it, and so could whoever found a
 * key of root's owner that is bound to a lesser role.
 */
async function protectRoot(
  records: RecordsPort,
  { keys, principal, transaction }: { keys: readonly JsonValue[]; principal: Principal; transaction: Transaction },
): Promise<void> {
  if (actsAsRoot(principal)) return;
  const own = principal.kind === 'user' ? String(principal.userId) : undefined;
  const others = keys.map(toRowId).filter((key) => String(key) !== own);
  const [protectedUser] = await rootHoldersAmong(records, others, transaction);
  if (protectedUser !== undefined) throw new AppError('ACTION_DENIED', { resource: USERS, key: protectedUser });
}

async function dropRoles(records: RecordsPort, userIds: readonly RowId[], transaction: Transaction): Promise<void> {
  const takesRoot = (await rootHoldersAmong(records, userIds, transaction)).length > 0;
  if (takesRoot) await lockRoot(records, transaction);
  for (const batch of inBatches(userIds)) await records.destroy(ASSIGNMENTS, { userId: { $in: batch } }, { transaction });
  if (takesRoot) await requireRoot(records, transaction);
}

function toRowId(key: JsonValue | undefined): RowId {
  if (typeof key === 'number' || typeof key === 'string') return key;
  throw new AppError('INTERNAL', {}, { cause: new Error('a user without a key') });
}
