import type { AccessPort, RecordsPort, SchemaRenamed } from '@mortise/plugin-api/server';
import { type JsonObject, type RenameFollower, followRename } from '@mortise/shared';
import { GRANTS, POLICIES, SCOPES } from '../collections/names';
import { MAIN } from './built-ins';
import { BY_ID, type GrantRow, type ScopeRow, readAll } from './rows';

/** Rights speak of a renamed collection or field under its new name from the moment it has it. */
export async function renameLines(records: RecordsPort, access: AccessPort, renamed: SchemaRenamed): Promise<void> {
  const { change, before, transaction } = renamed;
  transaction.afterCommit(() => access.changed());
  if (change.kind === 'collection') {
    const { from, to } = change;
    await records.update(GRANTS, { dataSource: MAIN, resource: from }, { resource: to }, { transaction });
    await records.update(POLICIES, { ptype: 'p', v1: MAIN, v2: from }, { v2: to }, { transaction });
    await records.update(SCOPES, { dataSource: MAIN, resourceName: from }, { resourceName: to }, { transaction });
    return;
  }
  const follower = followRename(change, before);
  const ofMain = { ...BY_ID, filter: { dataSource: MAIN }, transaction };
  const grants = await readAll<GrantRow>(records, GRANTS, ofMain);
  for (const grant of grants) await renameInGrant(grant, follower, { records, transaction });
  const scopes = await readAll<ScopeRow>(records, SCOPES, ofMain);
  for (const scope of scopes) await renameInScope(scope, follower, { records, transaction, grants });
}

interface Storing extends Pick<SchemaRenamed, 'transaction'> {
  readonly records: RecordsPort;
}

async function renameInGrant({ id, resource, fields, filter }: GrantRow, follower: RenameFollower, { records, transaction }: Storing) {
  const now = {
    fields: fields && [...follower.paths(fields, resource)],
    filter: filter && follower.filter(filter, resource),
  };
  if (isSame(fields, now.fields) && isSame(filter, now.filter)) return;
  await records.update(GRANTS, { id }, now, { transaction });
}

/** A scope for every collection means the one whose grants use it; where there are several, nobody can say which. */
async function renameInScope(
  { id, resourceName, scope }: ScopeRow,
  follower: RenameFollower,
  { records, transaction, grants }: Storing & { readonly grants: readonly GrantRow[] },
): Promise<void> {
  const users = new Set(grants.filter(({ scopeId }) => String(scopeId) === String(id)).map(({ resource }) => resource));
  const [only] = users;
  const resource = resourceName ?? (users.size === 1 ? only : undefined);
  if (resource === undefined) return;
  const now: JsonObject = follower.filter(scope, resource);
  if (!isSame(scope, now)) await records.update(SCOPES, { id }, { scope: now }, { transaction });
}

function isSame(before: unknown, now: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
