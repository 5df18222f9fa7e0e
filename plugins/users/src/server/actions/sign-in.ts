import {
  type ActionCall,
  type ActionDefinition,
  type CollectionsPort,
  type PasswordsPort,
  type RecordsPort,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, isJsonObject } from '@mortise/shared';
import { requireOwnPage } from '../own-page';
import type { SessionCookie } from '../session-cookie';
import type { Sessions } from '../sessions';
import type { SignInLimiter } from '../sign-in-limiter';
import { type AccountRow, findAccount, readPublicUser } from '../user-rows';
import { OWN_USER } from './user-docs';

const text = { type: 'string', maxLength: 512 } as const;
const properties = { account: text, username: text, email: text, password: text, session: { enum: ['cookie'] } } as const;

export interface SignInDeps {
  readonly collections: CollectionsPort;
  readonly records: RecordsPort;
  readonly passwords: PasswordsPort;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly limiter: SignInLimiter;
}

/**
 * Begins a session. Its token is part of the answer, or with `"session": "cookie"` in a cookie instead; then only a page of this
 * server may ask, or another site could sign its visitors in as somebody else.
 */
export function signIn(deps: SignInDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'public' },
    safe: false,
    body: { type: 'object', properties },
    describe: {
      input: { type: 'object', required: ['account', 'password'], properties },
      output: {
        type: 'object',
        required: ['user'],
        properties: { user: { oneOf: [OWN_USER, { type: 'null' }] }, token: { type: 'string' } },
      },
    },
    async run(call) {
      const { account, password, byCookie } = readCredentials(call);
      if (byCookie) requireOwnPage(call.header);
      const found = await deps.limiter.fromAddress(call.client.address, () => authenticate(deps, account, password));
      if (!found) throw new AppError('SIGN_IN_FAILED');
      const begun = await deps.sessions.begin(found.id);
      await requireSamePassword(deps, found);
      const user = (await readPublicUser(found.id, deps)) ?? null;
      if (!byCookie) return answer({ user, token: begun.token });
      for (const [name, value] of Object.entries(deps.cookie.renew(begun, call.header))) call.setHeader(name, value);
      return answer({ user });
    },
  });
}

/** The answer and the work are the same whether the account is unknown or the password wrong. */
async function authenticate(
  { records, passwords, limiter }: SignInDeps,
  account: string,
  password: string,
): Promise<AccountRow | undefined> {
  const user = await findAccount(records, account);
  return limiter.forAccount(user ? `user:${user.id}` : `name:${account.toLowerCase()}`, async () => {
    const matches = await passwords.verify(user?.passwordHash ?? undefined, password);
    return matches ? user : undefined;
  });
}

/** A password that was replaced while it was being verified must not open a session after all others were ended. */
async function requireSamePassword({ records }: SignInDeps, { id, passwordHash }: AccountRow): Promise<void> {
  if ((await records.count('users', { id, passwordHash })) === 0) throw new AppError('SIGN_IN_FAILED');
}

/** @throws AppError VALUE_REQUIRED */
function readCredentials({ values }: ActionCall): { account: string; password: string; byCookie: boolean } {
  const given = isJsonObject(values) ? values : {};
  const account = given['account'] ?? given['username'] ?? given['email'];
  const { password } = given;
  if (typeof account !== 'string' || account === '') throw new AppError('VALUE_REQUIRED', { field: 'account' });
  if (typeof password !== 'string' || password === '') throw new AppError('VALUE_REQUIRED', { field: 'password' });
  return { account, password, byCookie: given['session'] === 'cookie' };
}
