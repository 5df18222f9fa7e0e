import { userRolesRef } from '@mortise/plugin-acl/contract';
import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { type ApiKeysDeps, apiKeysResource } from './actions/api-keys-resource';
import { userApiKeysResource } from './actions/user-api-keys-resource';
import { issueKey } from './key-issuer';
import { createKeyResolver } from './key-resolver';

export const apiKeysPlugin = defineServerPlugin({
  id: 'api-keys',
  needs: {
    access: core.access,
    credentials: core.credentials,
    identity: core.identity,
    push: core.push,
    records: core.records,
    resources: core.resources,
    tokens: core.tokens,
    userRoles: userRolesRef,
  },
  setup(deps) {
    deps.identity.addTokenResolver(createKeyResolver(deps.credentials));
    // The owner's open pages look again; whose keys they are is nobody else's business.
    const announce = (userId: number): void => deps.push.publish('api-keys.changed', {}, (principal) => principal.userId === userId);
    const issue: ApiKeysDeps['issue'] = (values, principal) => issueKey(values, principal, { ...deps, announce });
    deps.resources.define(apiKeysResource({ ...deps, issue, announce }));
    deps.resources.define(userApiKeysResource({ ...deps, announce }));
  },
});
