import { type ActionDefinition, type ResourceDefinition, answer, defineAction, requireParentKey } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { MAIN } from '../store/built-ins';
import { grantableCollections, isGrantable, presentGrantable, presentGrantableFields } from './grantable-collections';
import { wholeMeta } from './page';
import { MANAGE_ROLES } from './permissions';
import { presentEntries } from './present-entries';
import { requestedDataSource, requiredCollection } from './request-keys';
import { requireRole } from './require-role';
import { CONFIGURED_COLLECTIONS, GRANTABLE_COLLECTION, GRANTABLE_COLLECTIONS } from './rights-docs';

/** `/roles/<name>/collections:list|listGrantable|get`; `dataSourceKey` names another source than `main`. */
export function roleCollectionsResource(services: AclServices): ResourceDefinition {
  return {
    name: 'roles.collections',
    actions: { list: listAction(services), listGrantable: listGrantableAction(services), get: getAction(services) },
  };
}

/** `/roles/<name>/dataSourcesCollections:list`, the name under which clients of NocoBase ask for any data source. */
export function roleSourceCollectionsResource(services: AclServices): ResourceDefinition {
  return { name: 'roles.dataSourcesCollections', actions: { list: listAction(services) } };
}

/** Every user-made collection and which rules count for the role there, in the shape clients of NocoBase know. */
function listAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: CONFIGURED_COLLECTIONS },
    async run(call) {
      const roleName = requireParentKey(call);
      await requireRole(records, roleName);
      const dataSource = requestedDataSource(call) ?? MAIN;
      const entries = await presentEntries(records, roleName, { dataSource });
      const configured = new Set(entries.map((entry) => entry['name']));
      const userMade = [...collections.snapshot(dataSource).collections.values()].filter((collection) => collection.owner === undefined);
      const rows = userMade.map(({ name, title }) => ({
        type: 'collection',
        name,
        collectionName: name,
        title: title ?? name,
        roleName,
        usingConfig: configured.has(name) ? 'resourceAction' : 'strategy',
        exists: true,
      }));
      return answer(rows, wholeMeta(rows.length));
    },
  });
}

/** Every collection that can be granted, with the role's entry for it; enough to show all rights of a role at once. */
function listGrantableAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: GRANTABLE_COLLECTIONS },
    async run(call) {
      const roleName = requireParentKey(call);
      await requireRole(services.records, roleName);
      const dataSource = requestedDataSource(call) ?? MAIN;
      const entries = await presentEntries(services.records, roleName, { dataSource });
      const byName = new Map(entries.map((entry) => [entry['name'], entry['actions'] ?? null]));
      const rows = grantableCollections(dataSource, services).map((collection) => ({
        ...presentGrantable(collection, call.client.locale),
        actions: byName.get(collection.name) ?? null,
      }));
      return answer(rows, wholeMeta(rows.length));
    },
  });
}

/** One collection with the fields a grant may name. */
function getAction(services: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    describe: { output: GRANTABLE_COLLECTION },
    async run(call) {
      const { records, collections } = services;
      const roleName = requireParentKey(call);
      const [name, dataSource] = [requiredCollection(call), requestedDataSource(call) ?? MAIN];
      await requireRole(records, roleName);
      const collection = collections.find(name, dataSource);
      if (!collection || !isGrantable(collection, services)) throw new AppError('COLLECTION_NOT_FOUND', { collection: name.slice(0, 100) });
      const [entry] = await presentEntries(records, roleName, { dataSource, resource: name });
      const { locale } = call.client;
      return answer({
        ...presentGrantable(collection, locale),
        actions: entry?.['actions'] ?? null,
        fields: presentGrantableFields(collection, locale),
      });
    },
  });
}
