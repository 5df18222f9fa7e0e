import { randomBytes } from 'node:crypto';
import {
  type ActionCall,
  type ActionDefinition,
  type ResourceDefinition,
  type StandardAction,
  type StandardActionUse,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, bindFilter, isJsonObject, parseFilter } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { GRANTS, SCOPES } from '../collections/names';
import { MAIN, isBuiltInScope } from '../store/built-ins';
import type { ScopeRow } from '../store/rows';
import { MANAGE_ROLES } from './permissions';

const PROPERTIES = {
  name: { type: 'string', minLength: 1, maxLength: 255 },
  resourceName: { anyOf: [{ type: 'string', maxLength: 255 }, { type: 'null' }] },
  scope: { type: 'object' },
  /** What a client that sends back a whole scope sends too. */
  id: {},
  key: {},
  dataSource: { const: MAIN },
  createdAt: {},
  updatedAt: {},
  createdBy: {},
  createdById: {},
  updatedBy: {},
  updatedById: {},
} as const;

/** `rolesResourcesScopes`: named row filters that grants refer to. */
export function scopesResource(services: AclServices): ResourceDefinition {
  return {
    name: 'rolesResourcesScopes',
    collection: SCOPES,
    actions: {
      list: standard('list'),
      get: standard('get'),
      create: createAction(services),
      update: updateAction(services),
      destroy: destroyAction(services),
    },
  };
}

function standard(action: StandardAction): StandardActionUse {
  return { standard: action, permission: MANAGE_ROLES };
}

function createAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: { type: 'object', additionalProperties: false, required: ['name', 'scope'], properties: PROPERTIES },
    async run(call) {
      const { name, scope = {}, resourceName = null } = bodyOf(call);
      checkScope(scope, resourceName, services);
      const key = `s_${randomBytes(8).toString('hex')}`;
      const result = await call.standard({ values: { name, scope, resourceName, key, dataSource: MAIN } });
      await services.access.changed();
      return result;
    },
  });
}

function updateAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    body: { type: 'object', additionalProperties: false, properties: PROPERTIES },
    async run(call) {
      const { name, scope, resourceName } = bodyOf(call);
      for (const row of await editableScopes(call, services)) {
        checkScope(scope ?? row.scope, resourceName === undefined ? row.resourceName : resourceName, services);
      }
      const values = {
        ...(name === undefined ? {} : { name }),
        ...(scope === undefined ? {} : { scope }),
        ...(resourceName === undefined ? {} : { resourceName }),
      };
      const result = await call.standard({ values });
      await services.access.changed();
      return result;
    },
  });
}

function destroyAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    async run(call) {
      const rows = await editableScopes(call, services);
      const used = await services.records.count(GRANTS, { scopeId: { $in: rows.map((row) => row.id) } });
      if (used > 0) throw new AppError('FOREIGN_KEY_CONFLICT', { collection: SCOPES, usedBy: GRANTS });
      const result = await call.standard();
      await services.access.changed();
      return result;
    },
  });
}

function bodyOf({ values }: ActionCall): { name?: string; scope?: JsonObject; resourceName?: string | null } {
  return isJsonObject(values) ? (values as ReturnType<typeof bodyOf>) : {};
}

/**
 * The scopes a write names.
 * @throws AppError RECORD_KEY_REQUIRED, RECORD_NOT_FOUND, RECORD_PROTECTED
 */
async function editableScopes({ keys }: ActionCall, { records }: AclServices): Promise<readonly ScopeRow[]> {
  if (!keys) throw new AppError('RECORD_KEY_REQUIRED');
  const rows = await records.find<ScopeRow>(SCOPES, { filter: { id: { $in: [...keys] } } });
  if (rows.length === 0) throw new AppError('RECORD_NOT_FOUND', { collection: SCOPES });
  const builtIn = rows.find((row) => isBuiltInScope(row.key));
  if (builtIn) throw new AppError('RECORD_PROTECTED', { collection: SCOPES, name: builtIn.key });
  return rows;
}

/** @throws AppError COLLECTION_NOT_FOUND, QUERY_… and FIELD_UNKNOWN when the filter does not fit the collection */
function checkScope(scope: JsonObject, resourceName: string | null, { collections }: AclServices): void {
  const filter = parseFilter(scope);
  if (resourceName === null) return;
  const collection: Collection = collections.get(resourceName, MAIN);
  bindFilter(filter, collection);
}
