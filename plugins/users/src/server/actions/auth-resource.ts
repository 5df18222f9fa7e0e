import {
  type ActionCall,
  type ActionDefinition,
  type CollectionsPort,
  type CredentialsPort,
  type PasswordsPort,
  type RecordsPort,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, isJsonObject } from '@mortise/shared';
import type { Sessions } from '../sessions';
import type { SignInLimiter } from '../sign-in-limiter';
import { type AccountRow, findAccount, readPublicUser } from '../user-rows';

const text = { type: 'string', maxLength: 512 } as const;
const signInBody = { type: 'object', properties: { account: text, username: text, email: text, password: text } } as const;

interface AuthDeps {
  readonly collections: CollectionsPort;
  readonly records: RecordsPort;
  readonly passwords: PasswordsPort;
  readonly credentials: CredentialsPort;
  readonly sessions: Sessions;
  readonly limiter: SignInLimiter;
}

/** `/api/auth:…`: signing in and out. */
export function authResource(deps: AuthDeps): ResourceDefinition {
  return { name: 'auth', actions: { signIn: signIn(deps), signOut: signOut(deps), check: check(deps) } };
}

/** The answer and the work are the same whether the account is unknown or the password wrong. */
function signIn(deps: AuthDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'public' },
    safe: false,
    body: signInBody,
    async run(call) {
      const { account, password } = readPair(call);
      const found = await deps.limiter.fromAddress(call.client.address, () => authenticate(deps, account, password));
      if (!found) throw new AppError('SIGN_IN_FAILED');
      const token = await deps.sessions.begin(found.id);
      await requireSamePassword(deps, found);
      return answer({ user: (await readPublicUser(found.id, deps)) ?? null, token });
    },
  });
}

async function authenticate({ records, passwords, limiter }: AuthDeps, account: string, password: string): Promise<AccountRow | undefined> {
  const user = await findAccount(records, account);
  return limiter.forAccount(user ? `user:${user.id}` : `name:${account.toLowerCase()}`, async () => {
    const matches = await passwords.verify(user?.passwordHash ?? undefined, password);
    return matches ? user : undefined;
  });
}

/** A password that was replaced while it was being verified must not open a session after all others were ended. */
async function requireSamePassword({ records }: AuthDeps, { id, passwordHash }: AccountRow): Promise<void> {
  if ((await records.count('users', { id, passwordHash })) === 0) throw new AppError('SIGN_IN_FAILED');
}

function signOut({ credentials }: AuthDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: false,
    async run({ principal }) {
      // An API key or another client's token is not a session that could end.
      if (principal.kind !== 'user' || principal.credentialId === undefined) throw new AppError('ACTION_DENIED');
      await credentials.revoke({ id: principal.credentialId });
      return answer(null);
    },
  });
}

function check(deps: AuthDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: true,
    async run({ principal }) {
      const user = principal.userId === undefined ? undefined : await readPublicUser(principal.userId, deps);
      if (!user) throw new AppError('NOT_EXIST_USER');
      return answer(user);
    },
  });
}

/** @throws AppError VALUE_REQUIRED */
function readPair({ values }: ActionCall): { account: string; password: string } {
  const given = isJsonObject(values) ? values : {};
  const account = given['account'] ?? given['username'] ?? given['email'];
  const { password } = given;
  if (typeof account !== 'string' || account === '') throw new AppError('VALUE_REQUIRED', { field: 'account' });
  if (typeof password !== 'string' || password === '') throw new AppError('VALUE_REQUIRED', { field: 'password' });
  return { account, password };
}
