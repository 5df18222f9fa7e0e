import { type ActionCall, requireKey } from '@mortise/plugin-api/server';
import {
  AppError,
  type Collection,
  type JsonObject,
  type JsonValue,
  bindSystemFilter,
  isJsonObject,
  jsonTypeOf,
  parseFilter,
} from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { SCOPES } from '../collections/names';
import { AVAILABLE_ACTIONS, type AvailableAction, findAvailableAction } from '../store/available-actions';
import { MAIN, isBuiltInScope } from '../store/built-ins';
import type { RowId, ScopeRow } from '../store/rows';
import type { NewGrant } from '../store/write-entry';
import { requestedDataSource } from './request-keys';

const OWNER = 'acl';
const KEY = { anyOf: [{ type: 'string', maxLength: 20 }, { type: 'integer' }, { type: 'null' }] } as const;

export const ENTRY_BODY = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 255 },
    dataSourceKey: { type: 'string', maxLength: 255 },
    usingActionsConfig: { type: 'boolean' },
    actions: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          fields: { anyOf: [{ type: 'array', maxItems: 500, items: { type: 'string' } }, { type: 'null' }] },
          scopeId: KEY,
          scope: { anyOf: [KEY, { type: 'object' }] },
        },
      },
    },
  },
} as const;

/** What a role may do on one resource, as a request describes it. */
export interface EntryInput {
  readonly dataSource: string;
  readonly resource: string;
  /** False: the role's strategy counts. */
  readonly usesEntry: boolean;
  readonly grants: readonly NewGrant[];
}

/**
 * Reads a call whose body fits `ENTRY_BODY`.
 * @throws AppError VALUE_REQUIRED, VALUE_INVALID, DATA_SOURCE_NOT_FOUND, COLLECTION_NOT_FOUND, FIELD_UNKNOWN, QUERY_… for a filter that does not fit
 */
export async function readEntryInput(call: ActionCall, services: AclServices): Promise<EntryInput> {
  const values: JsonObject = isJsonObject(call.values) ? call.values : {};
  const resource = call.keys === undefined ? values['name'] : requireKey(call);
  if (typeof resource !== 'string' || resource === '') throw new AppError('VALUE_REQUIRED', { field: 'name' });
  const dataSource = typeof values['dataSourceKey'] === 'string' ? values['dataSourceKey'] : (requestedDataSource(call) ?? MAIN);
  const usesEntry = values['usingActionsConfig'] !== false;
  if (!usesEntry) return { dataSource, resource, usesEntry, grants: [] };
  const collection = services.collections.find(resource, dataSource);
  // Rights on the rules themselves cannot be given by the rules.
  if (!collection || collection.owner === OWNER) throw new AppError('COLLECTION_NOT_FOUND', { collection: resource.slice(0, 100) });
  return { dataSource, resource, usesEntry, grants: await readGrants(values['actions'], collection, services) };
}

async function readGrants(value: JsonValue | undefined, collection: Collection, services: AclServices): Promise<readonly NewGrant[]> {
  const grants: NewGrant[] = [];
  for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : []) {
    const grant = await readGrant(isJsonObject(item) ? item : {}, collection, services);
    if (grants.some((other) => other.action === grant.action)) throw invalid('actions', 'each action once', grant.action);
    grants.push(grant);
  }
  return grants;
}

async function readGrant(item: JsonObject, collection: Collection, services: AclServices): Promise<NewGrant> {
  const name = item['name'] ?? null;
  const action = typeof name === 'string' ? findAvailableAction(name) : undefined;
  if (!action) throw invalid('actions.name', AVAILABLE_ACTIONS.map((known) => known.name).join(', '), name);
  return {
    action: action.name,
    fields: readFields(item['fields'], { action, collection }),
    ...(await readScope(item, { action, collection }, services)),
  };
}

const WRITES: readonly string[] = ['create', 'update'];

interface GrantTarget {
  readonly action: AvailableAction;
  readonly collection: Collection;
}

function readFields(value: JsonValue | undefined, { action, collection }: GrantTarget): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const names = value.map(String);
  for (const name of names) {
    const field = collection.fields.get(name);
    // A password can be set, though nobody ever sees it.
    const isSettable = field?.kind === 'column' && field.type === 'password' && WRITES.includes(action.name);
    if (!field || (field.kind === 'column' && field.hidden && !isSettable))
      throw new AppError('FIELD_UNKNOWN', { field: name.slice(0, 100), collection: collection.name });
  }
  return [...new Set(names)];
}

/** `scopeId: 2`, `scope: 2`, `scope: {id: 2}` name a stored scope; `scope: {filter: {…}}` or `scope: {…}` bring a filter of their own. */
async function readScope(item: JsonObject, target: GrantTarget, services: AclServices): Promise<Pick<NewGrant, 'scopeId' | 'filter'>> {
  const scope = item['scope'] ?? item['scopeId'] ?? null;
  if (scope === null) return { scopeId: null, filter: null };
  if (target.action.onNewRecord) throw invalid('actions.scope', `absent for ${target.action.name}, which makes new records`, scope);
  const id = isJsonObject(scope) ? scope['id'] : scope;
  if (typeof id === 'number' || typeof id === 'string') {
    await requireScope(id, target.collection, services);
    return { scopeId: id, filter: null };
  }
  const filter = isJsonObject(scope) && isJsonObject(scope['filter']) ? scope['filter'] : scope;
  if (!isJsonObject(filter)) throw invalid('actions.scope', 'an id or a filter', scope);
  requireFit(filter, target.collection, services);
  return { scopeId: null, filter };
}

/** @throws AppError QUERY_…, FIELD_UNKNOWN, COLLECTION_NOT_FOUND when the filter does not fit the collection */
function requireFit(filter: JsonObject, collection: Collection, { collections }: AclServices): void {
  bindSystemFilter(parseFilter(filter), collection, (name) => collections.find(name, collection.dataSource));
}

async function requireScope(id: RowId, collection: Collection, services: AclServices): Promise<void> {
  const scope = /^[1-9]\d{0,18}$/.test(String(id)) ? await services.records.findOne<ScopeRow>(SCOPES, { filter: { id } }) : undefined;
  const fits =
    scope &&
    (scope.resourceName === null || scope.resourceName === collection.name) &&
    (isBuiltInScope(scope.key) || scope.dataSource === collection.dataSource);
  if (!fits) throw invalid('actions.scope', `a scope for ${collection.name}`, id);
  requireFit(scope.scope, collection, services);
}

function invalid(field: string, expected: string, received: JsonValue): AppError {
  const shown = typeof received === 'string' || typeof received === 'number' ? String(received).slice(0, 100) : jsonTypeOf(received);
  return new AppError('VALUE_INVALID', { field, expected, received: shown });
}
