import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { isBuiltInRole } from '../store/built-ins';
import { forgetRole } from '../store/forget-role';
import { MANAGE_ROLES } from './permissions';
import { COUNT } from './role-docs';

/** `roles:destroy/<name>`: with all that hangs on it; keys bound to it end for good. */
export function destroyRolesAction({ records, access }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { output: COUNT },
    async run({ keys }) {
      if (!keys) throw new AppError('RECORD_KEY_REQUIRED');
      const builtIn = keys.find(isBuiltInRole);
      if (builtIn !== undefined) throw new AppError('RECORD_PROTECTED', { collection: ROLES, name: builtIn });
      const count = await records.transaction(async (transaction) => {
        for (const roleName of keys) await forgetRole(records, transaction, roleName);
        const removed = await records.destroy(ROLES, { name: { $in: keys } }, { transaction });
        if (removed === 0) throw new AppError('RECORD_NOT_FOUND', { collection: ROLES });
        return removed;
      });
      await access.changed();
      return answer(count);
    },
  });
}
