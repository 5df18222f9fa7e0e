import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import { ENTRY_MARKER } from '../casbin/policy-line';
import { entryKey } from '../casbin/role-policies';
import { GRANTS, POLICIES, SCOPES } from '../collections/names';
import { BY_ID, type GrantRow, type PolicyRow, type ScopeRow, readAll } from '../store/rows';

/** Only the entries for this data source, only that for this collection. */
export interface WhichEntries {
  readonly dataSource?: string | undefined;
  readonly resource?: string;
}

/** The entries of a role as clients see them. */
export async function presentEntries(
  records: RecordsPort,
  roleName: string,
  { dataSource, resource }: WhichEntries = {},
): Promise<readonly JsonObject[]> {
  const ofSource = dataSource === undefined ? {} : { v1: dataSource };
  const ofResource = resource === undefined ? {} : { v2: resource };
  const markers = await readAll<PolicyRow>(records, POLICIES, {
    ...BY_ID,
    filter: { ptype: 'p', v0: roleName, v3: ENTRY_MARKER, ...ofSource, ...ofResource },
  });
  const grants = await readAll<GrantRow>(records, GRANTS, {
    ...BY_ID,
    filter: { roleName, ...(dataSource === undefined ? {} : { dataSource }), ...(resource === undefined ? {} : { resource }) },
  });
  const scopes = new Map((await readAll<ScopeRow>(records, SCOPES, BY_ID)).map((scope) => [String(scope.id), scope]));
  return markers.map(({ v1, v2 }) => ({
    name: v2,
    dataSourceKey: v1,
    roleName,
    usingActionsConfig: true,
    actions: grants
      .filter((grant) => entryKey(grant.dataSource, grant.resource) === entryKey(v1, v2))
      .map((grant) => presentGrant(grant, scopes)),
  }));
}

function presentGrant({ action, fields, scopeId, filter }: GrantRow, scopes: ReadonlyMap<string, ScopeRow>): JsonObject {
  const scope = scopeId === null ? undefined : scopes.get(String(scopeId));
  const stored = scope ? { id: scope.id, key: scope.key, name: scope.name, scope: scope.scope } : null;
  return { name: action, fields, scopeId, scope: filter === null ? stored : { filter } };
}

/** @throws AppError RECORD_NOT_FOUND when the role has no entry for the resource */
export async function presentEntry(records: RecordsPort, roleName: string, which: Required<WhichEntries>): Promise<JsonObject> {
  const [entry] = await presentEntries(records, roleName, which);
  if (!entry) throw new AppError('RECORD_NOT_FOUND', { collection: 'roles.resources', key: which.resource.slice(0, 100) });
  return entry;
}
