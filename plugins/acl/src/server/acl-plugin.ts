import { type ResourceDefinition, core, defineServerPlugin } from '@mortise/plugin-api/server';
import { userRolesRef } from '../contract';
import type { AclServices } from './acl-services';
import { addBootParts } from './add-boot-parts';
import { availableActionsResource } from './actions/available-actions-resource';
import { roleCollectionsResource, roleSourceCollectionsResource } from './actions/role-collections-resource';
import { roleResourcesResource } from './actions/role-resources-resource';
import { roleUsersResource } from './actions/role-users-resource';
import { rolesResource } from './actions/roles-resource';
import { scopesResource, sourceScopesResource } from './actions/scopes-resource';
import { sourceRolesResource } from './actions/source-roles-resource';
import { userRolesResource } from './actions/user-roles-resource';
import { ACL_COLLECTIONS } from './collections/acl-collections';
import { AccessRules } from './decide/access-rules';
import { createDecider } from './decide/create-decider';
import { seedBuiltIns } from './store/built-ins';
import { ensureFirstRoot } from './store/first-root';
import { followSchema, removeStaleLines } from './store/follow-schema';
import { HeldRoles } from './store/held-roles';
import { renameLines } from './store/rename-lines';
import { addSourceHooks } from './store/source-hooks';
import { addUserHooks } from './store/user-hooks';

/** Who may do what: roles, their permissions, and the decision over every request. */
export const aclPlugin = defineServerPlugin({
  id: 'acl',
  needs: {
    collections: core.collections,
    records: core.records,
    recordHooks: core.recordHooks,
    resources: core.resources,
    identity: core.identity,
    access: core.access,
    boot: core.boot,
    events: core.events,
  },
  async setup(deps, context) {
    const { records, access, events } = deps;
    for (const definition of ACL_COLLECTIONS) await deps.collections.define(definition);
    const rules = new AccessRules(records);
    const heldRoles = new HeldRoles(records, () => access.changed());
    const services: AclServices = { ...deps, rules, heldRoles };
    access.setDecider(
      createDecider(
        () => rules.state,
        (name, dataSource) => deps.collections.find(name, dataSource),
      ),
    );
    access.onChange(async () => {
      heldRoles.forget();
      await rules.reload().catch((error: unknown) => {
        // Its collections go while it is being switched off, and nobody asks it any more.
        if (!context.signal.aborted) throw error;
      });
    });
    deps.identity.setRoleResolver(heldRoles);
    context.provide(userRolesRef, heldRoles);
    for (const resource of resourcesOf(services)) deps.resources.define(resource);
    addBootParts(deps.boot, services);
    addUserHooks(deps.recordHooks, records, access);
    addSourceHooks(deps.recordHooks, records, access);
    await deps.collections.onRename((renamed) => renameLines(records, access, renamed));
    followSchema(events, services, context.signal);
    events.on('users.firstAdminCreated', async () => {
      if (await ensureFirstRoot(records)) await access.changed();
    });
    context.onStart(async () => {
      const seeded = await seedBuiltIns(records);
      const removed = await removeStaleLines(services);
      const isNew = (await ensureFirstRoot(records)) || seeded || removed;
      // Nobody has been answered yet. Other processes need not read everything again because this one has begun.
      await (isNew ? access.changed() : rules.reload());
    });
  },
});

function resourcesOf(services: AclServices): readonly ResourceDefinition[] {
  return [
    rolesResource(services),
    roleUsersResource(services),
    roleResourcesResource('roles.resources', services),
    roleResourcesResource('roles.dataSourceResources', services),
    roleCollectionsResource(services),
    roleSourceCollectionsResource(services),
    sourceRolesResource(services),
    userRolesResource(services),
    scopesResource(services),
    sourceScopesResource(services),
    availableActionsResource,
  ];
}
