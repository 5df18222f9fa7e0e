import {
  type ActionCall,
  type ActionDefinition,
  type JsonSchema,
  type ResourceDefinition,
  answer,
  defineAction,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';
import { MAIN } from '../store/built-ins';
import { removeEntry, writeEntry } from '../store/write-entry';
import { ENTRY_BODY, type EntryInput, readEntryInput } from './entry-input';
import { wholeMeta } from './page';
import { MANAGE_ROLES } from './permissions';
import { presentEntries, presentEntry } from './present-entries';
import { requestedDataSource, requiredCollection } from './request-keys';
import { requireRole } from './require-role';
import { ENTRIES, ENTRY } from './rights-docs';

/** `/roles/<name>/resources:list|get|create|update|destroy`, keyed by collection name; `dataSourceKey` names another source than `main`. */
export function roleResourcesResource(name: 'roles.resources' | 'roles.dataSourceResources', services: AclServices): ResourceDefinition {
  return {
    name,
    actions: {
      list: listAction(services),
      get: getAction(services),
      create: putAction(services, { output: ENTRY, present: (entry) => entry }),
      update: putAction(services, { output: ENTRIES, present: (entry) => [entry] }),
      destroy: destroyAction(services),
    },
  };
}

function listAction({ records }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: ENTRIES },
    async run(call) {
      const roleName = requireParentKey(call);
      await requireRole(records, roleName);
      const entries = await presentEntries(records, roleName, { dataSource: requestedDataSource(call) });
      return answer(entries, wholeMeta(entries.length));
    },
  });
}

function getAction({ records }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: ENTRY },
    async run(call) {
      const roleName = requireParentKey(call);
      await requireRole(records, roleName);
      return answer(await presentEntry(records, roleName, addressed(call)));
    },
  });
}

/** Replaces everything the role was allowed on the resource. */
function putAction(
  services: AclServices,
  { output, present }: { readonly output: JsonSchema; readonly present: (entry: JsonObject) => JsonObject | readonly JsonObject[] },
): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { output },
    body: ENTRY_BODY,
    async run(call) {
      const roleName = await editableRole(call, services);
      const input = await readEntryInput(call, services);
      await store(roleName, input, services);
      if (input.usesEntry) return answer(present(await presentEntry(services.records, roleName, input)));
      return answer(present({ name: input.resource, dataSourceKey: input.dataSource, roleName, usingActionsConfig: false, actions: [] }));
    },
  });
}

async function store(
  roleName: string,
  { dataSource, resource, usesEntry, grants }: EntryInput,
  { records, access }: AclServices,
): Promise<void> {
  const entry = { roleName, dataSource, resource };
  await records.transaction(async (transaction) => {
    if (usesEntry) await writeEntry(records, transaction, { ...entry, grants });
    else await removeEntry(records, transaction, entry);
  });
  await access.changed();
}

function destroyAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: false,
    describe: { query: { name: { type: 'string' } }, output: { const: 1 } },
    async run(call) {
      const roleName = await editableRole(call, services);
      const entry = addressed(call);
      await presentEntry(services.records, roleName, entry);
      await store(roleName, { ...entry, usesEntry: false, grants: [] }, services);
      return answer(1);
    },
  });
}

function addressed(call: ActionCall): { readonly dataSource: string; readonly resource: string } {
  return { dataSource: requestedDataSource(call) ?? MAIN, resource: requiredCollection(call) };
}

/** The role in the path, unless nobody may change what it is allowed. */
async function editableRole(call: ActionCall, { records }: AclServices): Promise<string> {
  const name = requireParentKey(call);
  await requireRole(records, name);
  if (name === ROOT_ROLE) throw new AppError('RECORD_PROTECTED', { collection: ROLES, name });
  return name;
}
