import { userRolesRef } from '@mortise/plugin-acl/contract';
import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { apiKeysResource } from './actions/api-keys-resource';
import { userApiKeysResource } from './actions/user-api-keys-resource';
import { issueKey } from './key-issuer';
import { createKeyResolver } from './key-resolver';

export const apiKeysPlugin = defineServerPlugin({
  id: 'api-keys',
  needs: {
    access: core.access,
    credentials: core.credentials,
    identity: core.identity,
    records: core.records,
    resources: core.resources,
    tokens: core.tokens,
    userRoles: userRolesRef,
  },
  setup(deps) {
    deps.identity.addTokenResolver(createKeyResolver(deps.credentials));
    deps.resources.define(apiKeysResource({ ...deps, issue: (values, principal) => issueKey(values, principal, deps) }));
    deps.resources.define(userApiKeysResource(deps));
  },
});
