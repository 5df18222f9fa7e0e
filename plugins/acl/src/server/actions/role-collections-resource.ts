import { type ActionDefinition, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { MAIN } from '../store/built-ins';
import { grantableCollections, isGrantable, presentGrantable, presentGrantableFields } from './grantable-collections';
import { wholeMeta } from './page';
import { MANAGE_ROLES } from './permissions';
import { presentEntries } from './present-entries';
import { requiredKey, requiredSource } from './request-keys';
import { requireRole } from './require-role';

/** `/roles/<name>/collections:list|listGrantable|get`. */
export function roleCollectionsResource(services: AclServices): ResourceDefinition {
  return {
    name: 'roles.collections',
    actions: { list: listAction(services), listGrantable: listGrantableAction(services), get: getAction(services) },
  };
}

/** Every user-made collection and which rules count for the role there, in the shape clients of NocoBase know. */
function listAction({ records, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: MANAGE_ROLES,
    safe: true,
    async run(call) {
      const roleName = requiredSource(call);
      await requireRole(records, roleName);
      const entries = await presentEntries(records, roleName);
      const configured = new Set(entries.filter((entry) => entry['dataSourceKey'] === MAIN).map((entry) => entry['name']));
      const userMade = [...collections.snapshot(MAIN).collections.values()].filter((collection) => collection.owner === undefined);
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
    async run(call) {
      const roleName = requiredSource(call);
      await requireRole(services.records, roleName);
      const entries = (await presentEntries(services.records, roleName)).filter((entry) => entry['dataSourceKey'] === MAIN);
      const byName = new Map(entries.map((entry) => [entry['name'], entry['actions'] ?? null]));
      const rows = grantableCollections(services).map((collection) => ({
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
    async run(call) {
      const { records, collections } = services;
      const roleName = requiredSource(call);
      const name = requiredKey(call);
      await requireRole(records, roleName);
      const collection = collections.find(name, MAIN);
      if (!collection || !isGrantable(collection, services)) throw new AppError('COLLECTION_NOT_FOUND', { collection: name.slice(0, 100) });
      const [entry] = await presentEntries(records, roleName, name);
      const { locale } = call.client;
      return answer({
        ...presentGrantable(collection, locale),
        actions: entry?.['actions'] ?? null,
        fields: presentGrantableFields(collection, locale),
      });
    },
  });
}
