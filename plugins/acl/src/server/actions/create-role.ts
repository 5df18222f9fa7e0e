import { randomBytes } from 'node:crypto';
import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { MAIN, writeStrategy } from '../store/built-ins';
import { forgetRole } from '../store/forget-role';
import { MANAGE_ROLES } from './permissions';
import { ROLE_BODY, checkRoleName, readRoleInput } from './role-input';
import { visibleFields } from './visible-fields';
import { ROLE } from './role-docs';

/** `roles:create`: `{title}` is enough; without a title the name serves as one. */
export function createRoleAction({ records, collections, access }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: ROLE_BODY,
    describe: { output: ROLE },
    async run({ values, principal }) {
      const input = readRoleInput(values);
      const title = input.title ?? input.name;
      if (title === undefined) throw new AppError('VALUE_REQUIRED', { field: 'title' });
      const name = input.name ?? `r_${randomBytes(6).toString('hex')}`;
      checkRoleName(name);
      const strategy = input.strategy ?? { actions: [] };
      const row = { snippets: [], ...input.columns, name, title, strategy: { actions: strategy.actions } };
      const created = await records.transaction(async (transaction) => {
        await records.create(ROLES, row, { transaction, ...(principal.userId === undefined ? {} : { userId: principal.userId }) });
        // Somebody may have been given a role of that name in the moment it was deleted.
        await forgetRole(records, transaction, name);
        await writeStrategy(records, transaction, { roleName: name, dataSource: MAIN, actions: strategy.actions });
        return records.findOne<JsonObject>(ROLES, { filter: { name }, fields: visibleFields(collections, ROLES) }, { transaction });
      });
      await access.changed();
      return answer(created ?? { name });
    },
  });
}
