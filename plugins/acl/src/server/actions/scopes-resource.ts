import { randomBytes } from 'node:crypto';
import {
  type ActionCall,
  type ActionDefinition,
  type ResourceDefinition,
  type StandardAction,
  type StandardActionUse,
  defineAction,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, bindSystemFilter, isJsonObject, parseFilter } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { GRANTS, SCOPES } from '../collections/names';
import { BUILT_IN_SCOPE_KEYS, MAIN, isBuiltInScope } from '../store/built-ins';
import type { ScopeRow } from '../store/rows';
import { MANAGE_ROLES } from './permissions';

const PROPERTIES = {
  name: { type: 'string', minLength: 1, maxLength: 255 },
  resourceName: { anyOf: [{ type: 'string', maxLength: 255 }, { type: 'null' }] },
  /** `main` by default; it stays. */
  dataSource: { type: 'string', maxLength: 255 },
  scope: { type: 'object' },
  /** What a client that sends back a whole scope sends too. */
  id: {},
  key: {},
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

/** `/dataSources/<key>/rolesResourcesScopes`: those of one data source, and the two that fit everywhere. */
export function sourceScopesResource(services: AclServices): ResourceDefinition {
  const read = defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: 'standard' },
    run: (call) => call.standard({ scope: { $or: [{ dataSource: requireParentKey(call) }, { key: { $in: [...BUILT_IN_SCOPE_KEYS] } }] } }),
  });
  return {
    name: 'dataSources.rolesResourcesScopes',
    collection: SCOPES,
    actions: {
      list: read,
      get: read,
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
    describe: { output: 'standard' },
    body: { type: 'object', additionalProperties: false, required: ['name', 'scope'], properties: PROPERTIES },
    async run(call) {
      const { name, scope = {}, resourceName = null, dataSource = call.sourceKey ?? MAIN } = bodyOf(call);
      requireSameSource(call, dataSource);
      checkScope(scope, { resourceName, dataSource }, services);
      const key = `s_${randomBytes(8).toString('hex')}`;
      const result = await call.standard({ values: { name, scope, resourceName, key, dataSource } });
      await services.access.changed();
      return result;
    },
  });
}

function updateAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { output: 'standard' },
    body: { type: 'object', additionalProperties: false, properties: PROPERTIES },
    async run(call) {
      const { name, scope, resourceName, dataSource } = bodyOf(call);
      for (const row of await editableScopes(call, services)) {
        if (dataSource !== undefined && dataSource !== row.dataSource) throw new AppError('FIELD_READ_ONLY', { field: 'dataSource' });
        const place = { dataSource: row.dataSource, resourceName: resourceName === undefined ? row.resourceName : resourceName };
        checkScope(scope ?? row.scope, place, services);
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
    describe: { output: 'standard' },
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

function bodyOf({ values }: ActionCall): { name?: string; scope?: JsonObject; resourceName?: string | null; dataSource?: string } {
  return isJsonObject(values) ? (values as ReturnType<typeof bodyOf>) : {};
}

/**
 * The scopes a write names.
 * @throws AppError RECORD_KEY_REQUIRED, RECORD_NOT_FOUND, RECORD_PROTECTED
 */
async function editableScopes({ keys, sourceKey }: ActionCall, { records }: AclServices): Promise<readonly ScopeRow[]> {
  if (!keys) throw new AppError('RECORD_KEY_REQUIRED');
  const rows = await records.find<ScopeRow>(SCOPES, {
    filter: { id: { $in: [...keys] }, ...(sourceKey === undefined ? {} : { dataSource: sourceKey }) },
  });
  if (rows.length === 0) throw new AppError('RECORD_NOT_FOUND', { collection: SCOPES });
  const builtIn = rows.find((row) => isBuiltInScope(row.key));
  if (builtIn) throw new AppError('RECORD_PROTECTED', { collection: SCOPES, name: builtIn.key });
  return rows;
}

function requireSameSource({ sourceKey }: ActionCall, dataSource: string): void {
  if (sourceKey === undefined || sourceKey === dataSource) return;
  throw new AppError('VALUE_INVALID', { field: 'dataSource', expected: sourceKey.slice(0, 100), received: dataSource.slice(0, 100) });
}

/** @throws AppError DATA_SOURCE_NOT_FOUND, COLLECTION_NOT_FOUND, QUERY_… and FIELD_UNKNOWN when the filter does not fit the collection */
function checkScope(
  scope: JsonObject,
  { resourceName, dataSource }: Pick<ScopeRow, 'resourceName' | 'dataSource'>,
  { collections }: AclServices,
): void {
  const filter = parseFilter(scope);
  collections.snapshot(dataSource);
  if (resourceName === null) return;
  const collection: Collection = collections.get(resourceName, dataSource);
  bindSystemFilter(filter, collection, (name) => collections.find(name, dataSource));
}
