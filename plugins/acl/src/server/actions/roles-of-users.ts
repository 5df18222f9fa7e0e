import { type ActionCall, type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import { type AssignmentRow, BY_ID, type RowId, readAll } from '../store/rows';
import { MANAGE_ROLES } from './permissions';
import { userKey } from './request-keys';
import { wholeMeta } from './page';
import { ROLES_OF_USERS } from './holder-docs';

const MAX_USERS = 200;

/** `roles:ofUsers?userIds=1,2`: the roles of several users at once, as a page of users needs them. */
export function rolesOfUsersAction({ records }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { query: { userIds: { type: 'string' } }, output: ROLES_OF_USERS },
    async run(call) {
      const userIds = readUserIds(call);
      const held = await readAll<AssignmentRow & { readonly id: RowId }>(records, ASSIGNMENTS, {
        ...BY_ID,
        filter: { userId: { $in: userIds } },
      });
      const names = [...new Set(held.map(({ roleName }) => roleName))];
      const roles = await readAll<{ name: string; title: string }>(records, ROLES, {
        key: 'name',
        read: ({ name }) => name,
        filter: { name: { $in: names } },
      });
      const titles = new Map(roles.map(({ name, title }) => [name, title]));
      const rows = userIds.map((userId) => ({
        userId: Number(userId),
        roles: held
          .filter((row) => String(row.userId) === userId)
          .map((row) => ({ name: row.roleName, title: titles.get(row.roleName) ?? row.roleName, default: row.default })),
      }));
      return answer(rows, wholeMeta(rows.length));
    },
  });
}

/** @throws AppError QUERY_PARAMETER_INVALID, RECORD_NOT_FOUND */
function readUserIds({ query }: ActionCall): readonly string[] {
  const raw = query['userIds'];
  const ids = typeof raw === 'string' && raw !== '' ? [...new Set(raw.split(','))] : [];
  if (ids.length === 0 || ids.length > MAX_USERS) {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'userIds', expected: `1 to ${MAX_USERS} keys, separated by commas` });
  }
  return ids.map(userKey);
}
