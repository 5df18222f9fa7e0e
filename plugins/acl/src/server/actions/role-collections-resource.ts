import { type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import type { AclServices } from '../acl-services';
import { MAIN } from '../store/built-ins';
import { wholeMeta } from './page';
import { MANAGE_ROLES } from './permissions';
import { presentEntries } from './present-entries';
import { requiredSource } from './request-keys';
import { requireRole } from './role-users-resource';

/** `/roles/<name>/collections:list`: every user-made collection and which rules count for the role there. */
export function roleCollectionsResource({ records, collections }: AclServices): ResourceDefinition {
  return {
    name: 'roles.collections',
    actions: {
      list: defineAction({
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
      }),
    },
  };
}
