import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { accounts } from '../contract/accounts';
import { createAccounts } from './accounts-service';
import { addBootPart } from './add-boot-part';
import { authResource } from './actions/auth-resource';
import { usersResource } from './actions/users-resource';
import { users } from './collections/users';
import { createFirstAdmin } from './first-admin';
import { SessionCookie } from './session-cookie';
import { Sessions } from './sessions';
import { SignInLimiter } from './sign-in-limiter';
import { addUserHooks } from './user-hooks';
import { readAttributes } from './user-rows';

export const usersPlugin = defineServerPlugin({
  id: 'users',
  needs: {
    access: core.access,
    boot: core.boot,
    collections: core.collections,
    credentials: core.credentials,
    events: core.events,
    identity: core.identity,
    passwords: core.passwords,
    recordHooks: core.recordHooks,
    records: core.records,
    resources: core.resources,
    tokens: core.tokens,
    root: core.initialRoot,
  },
  async setup(deps, context) {
    await deps.collections.define(users);
    addUserHooks(deps);
    const sessions = new Sessions(deps);
    const cookie = new SessionCookie(deps.tokens);
    deps.identity.addTokenResolver(sessions);
    deps.identity.addCarrier(cookie);
    deps.identity.setUserReader({ read: (id) => readAttributes(deps.records, id) });
    deps.resources.define(usersResource(deps));
    deps.resources.define(authResource({ ...deps, sessions, cookie, limiter: new SignInLimiter() }));
    addBootPart(deps.boot, deps);
    context.provide(accounts, createAccounts(deps));
    // Whoever gives the first user a role listens by then.
    context.onStart(() => createFirstAdmin(deps.root, deps));
  },
});
