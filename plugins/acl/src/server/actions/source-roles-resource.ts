import {
  type ActionDefinition,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { MAIN, writeStrategy } from '../store/built-ins';
import { readStoredStrategy } from '../store/stored-strategy';
import { readStrategy } from '../store/strategy';
import { MANAGE_ROLES } from './permissions';
import { requireRole } from './require-role';
import { SOURCE_STRATEGY } from './rights-docs';

const BODY = { type: 'object', additionalProperties: false, properties: { strategy: {}, roleName: {}, dataSourceKey: {} } } as const;

/** `/dataSources/<key>/roles:get|update?filterByTk=<role>`: what a role may do on all collections of a data source it has no entry for. */
export function sourceRolesResource(services: AclServices): ResourceDefinition {
  return { name: 'dataSources.roles', actions: { get: getAction(services), update: updateAction(services) } };
}

function getAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: SOURCE_STRATEGY },
    async run(call) {
      const [dataSource, roleName] = [requireParentKey(call), requireKey(call)];
      await requireRole(records, roleName);
      collections.snapshot(dataSource);
      return answer(await present(records, roleName, dataSource));
    },
  });
}

function updateAction({ records, collections, access }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { output: SOURCE_STRATEGY },
    body: BODY,
    async run(call) {
      const [dataSource, roleName] = [requireParentKey(call), requireKey(call)];
      const { actions } = readStrategy(isJsonObject(call.values) ? call.values['strategy'] : undefined);
      await requireRole(records, roleName);
      if (roleName === ROOT_ROLE) throw new AppError('RECORD_PROTECTED', { collection: ROLES, name: roleName });
      collections.snapshot(dataSource);
      await records.transaction(async (transaction) => {
        // Of `main` the row of the role tells the strategy as it was given.
        if (dataSource === MAIN) await records.update(ROLES, { name: roleName }, { strategy: { actions } }, { transaction });
        await writeStrategy(records, transaction, { roleName, dataSource, actions });
      });
      await access.changed();
      return answer(await present(records, roleName, dataSource));
    },
  });
}

async function present(records: AclServices['records'], roleName: string, dataSource: string): Promise<JsonObject> {
  return { roleName, dataSourceKey: dataSource, strategy: { actions: await readStoredStrategy(records, roleName, dataSource) } };
}
