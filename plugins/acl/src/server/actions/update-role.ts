import { type ActionDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { MAIN, writeStrategy } from '../store/built-ins';
import { MANAGE_ROLES } from './permissions';
import { ROLE_BODY, readRoleInput } from './role-input';
import { visibleFields } from './visible-fields';
import { ROLE } from './role-docs';

/** `roles:update/<name>`. The name itself stays; root cannot be changed by anybody. */
export function updateRoleAction({ records, collections, access }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: ROLE_BODY,
    describe: { output: { type: 'array', items: ROLE } },
    async run(call) {
      const name = requireKey(call);
      const input = readRoleInput(call.values);
      if (name === ROOT_ROLE) throw new AppError('RECORD_PROTECTED', { collection: ROLES, name });
      if (input.name !== undefined && input.name !== name) throw new AppError('FIELD_READ_ONLY', { field: 'name', collection: ROLES });
      const { strategy, title } = input;
      const changes: Record<string, JsonValue> = {
        ...input.columns,
        ...(title === undefined ? {} : { title }),
        ...(strategy === undefined ? {} : { strategy: { actions: strategy.actions } }),
      };
      const author = call.principal.userId === undefined ? {} : { userId: call.principal.userId };
      const updated = await records.transaction(async (transaction) => {
        const exists = (await records.count(ROLES, { name }, { transaction })) > 0;
        if (!exists) throw new AppError('RECORD_NOT_FOUND', { collection: ROLES, key: name });
        if (Object.keys(changes).length > 0) await records.update(ROLES, { name }, changes, { transaction, ...author });
        if (strategy) await writeStrategy(records, transaction, { roleName: name, dataSource: MAIN, actions: strategy.actions });
        return records.find<JsonObject>(ROLES, { filter: { name }, fields: visibleFields(collections, ROLES) }, { transaction });
      });
      await access.changed();
      return answer(updated);
    },
  });
}
