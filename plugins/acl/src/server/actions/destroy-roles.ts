import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ASSIGNMENTS, ROLES } from '../collections/names';
import { isBuiltInRole } from '../store/built-ins';
import { removeRoleLines } from '../store/write-entry';
import { MANAGE_ROLES } from './permissions';

/** `roles:destroy/<name>`: with its assignments and lines; credentials bound to it end with it. */
export function destroyRolesAction({ records, access }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    async run({ keys }) {
      if (!keys) throw new AppError('RECORD_KEY_REQUIRED');
      const builtIn = keys.find(isBuiltInRole);
      if (builtIn !== undefined) throw new AppError('RECORD_PROTECTED', { collection: ROLES, name: builtIn });
      const count = await records.transaction(async (transaction) => {
        for (const roleName of keys) {
          await removeRoleLines(records, transaction, roleName);
          await records.destroy(ASSIGNMENTS, { roleName }, { transaction });
        }
        const removed = await records.destroy(ROLES, { name: { $in: keys } }, { transaction });
        if (removed === 0) throw new AppError('RECORD_NOT_FOUND', { collection: ROLES });
        return removed;
      });
      await access.changed();
      return answer(count);
    },
  });
}
