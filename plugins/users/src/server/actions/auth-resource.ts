import { type ActionDefinition, type CredentialsPort, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { SessionCookie } from '../session-cookie';
import { readPublicUser } from '../user-rows';
import { changePassword } from './change-password';
import { requireUser } from './require-user';
import { type SignInDeps, signIn } from './sign-in';
import { NOTHING, OWN_USER } from './user-docs';

interface AuthDeps extends SignInDeps {
  readonly credentials: CredentialsPort;
}

/** `/api/auth:…`: signing in and out, and what belongs to the own session. */
export function authResource(deps: AuthDeps): ResourceDefinition {
  const actions = {
    signIn: signIn(deps),
    signOut: signOut(deps),
    check: check(deps),
    csrf: csrf(deps.cookie),
    changePassword: changePassword(deps),
  };
  return { name: 'auth', actions };
}

function signOut({ credentials, cookie }: AuthDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn', withoutRole: true },
    safe: false,
    describe: { output: NOTHING },
    async run(call) {
      // An API key or another client's token is not a session that could end.
      await credentials.revoke({ id: requireUser(call).sessionId });
      const byCookie = call.header('authorization') === undefined;
      if (byCookie) for (const [name, value] of Object.entries(cookie.forget(call.header))) call.setHeader(name, value);
      return answer(null);
    },
  });
}

function check(deps: AuthDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: true,
    describe: { output: OWN_USER },
    async run({ principal }) {
      const user = principal.userId === undefined ? undefined : await readPublicUser(principal.userId, deps);
      if (!user) throw new AppError('NOT_EXIST_USER');
      return answer(user);
    },
  });
}

/** Null for callers who came without a cookie: they need to prove nothing. */
function csrf(cookie: SessionCookie): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn', withoutRole: true },
    safe: true,
    describe: { output: { type: 'object', required: ['token'], properties: { token: { type: ['string', 'null'] } } } },
    run: ({ header }) => answer({ token: cookie.csrfToken(header) ?? null }),
  });
}
