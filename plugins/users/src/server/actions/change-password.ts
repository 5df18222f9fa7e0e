import {
  type ActionCall,
  type ActionDefinition,
  type CredentialsPort,
  type PasswordsPort,
  type RecordsPort,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, isJsonObject } from '@mortise/shared';
import type { SignInLimiter } from '../sign-in-limiter';
import { requireUser } from './require-user';
import { NOTHING } from './user-docs';

const text = { type: 'string', maxLength: 512 } as const;
const body = {
  type: 'object',
  properties: { oldPassword: text, newPassword: text, confirmPassword: text },
  additionalProperties: false,
} as const;

export interface ChangePasswordDeps {
  readonly records: RecordsPort;
  readonly passwords: PasswordsPort;
  readonly credentials: CredentialsPort;
  readonly limiter: SignInLimiter;
}

/** Sets a new password for the caller and ends all their sessions but this one; API keys stay valid. */
export function changePassword(deps: ChangePasswordDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: false,
    body,
    describe: { input: { ...body, required: ['oldPassword', 'newPassword'] }, output: NOTHING },
    async run(call) {
      const { userId, sessionId } = requireUser(call);
      const { oldPassword, newPassword } = readPasswords(call);
      const oldHash = await requirePassword(userId, oldPassword, deps);
      const values = { passwordHash: await deps.passwords.hash(newPassword), passwordChangedAt: new Date().toISOString() };
      // Of two changes at once that both knew the old password, the second one does not know it any more.
      const changed = await deps.records.update('users', { id: userId, passwordHash: oldHash }, values, { userId });
      if (changed.length === 0) throw new AppError('PASSWORD_WRONG');
      await deps.credentials.revoke({ userId, kind: 'session', except: sessionId });
      return answer(null);
    },
  });
}

/**
 * Counts as an attempt to sign in: whoever found an open session must not find out the password here.
 * @returns the hash the password fits
 * @throws AppError PASSWORD_WRONG, RATE_LIMITED
 */
async function requirePassword(userId: number, password: string, { records, passwords, limiter }: ChangePasswordDeps): Promise<string> {
  const query = { filter: { id: userId }, fields: ['passwordHash'] };
  const hash = await limiter.forAccount(`user:${userId}`, async () => {
    const stored = (await records.findOne<{ passwordHash: string | null }>('users', query))?.passwordHash ?? undefined;
    return (await passwords.verify(stored, password)) ? stored : undefined;
  });
  if (hash === undefined) throw new AppError('PASSWORD_WRONG');
  return hash;
}

/** @throws AppError VALUE_REQUIRED, VALUE_INVALID */
function readPasswords({ values }: ActionCall): { oldPassword: string; newPassword: string } {
  const { oldPassword, newPassword, confirmPassword = newPassword } = isJsonObject(values) ? values : {};
  if (typeof oldPassword !== 'string' || oldPassword === '') throw new AppError('VALUE_REQUIRED', { field: 'oldPassword' });
  if (typeof newPassword !== 'string' || newPassword === '') throw new AppError('VALUE_REQUIRED', { field: 'newPassword' });
  if (confirmPassword !== newPassword) {
    throw new AppError('VALUE_INVALID', { field: 'confirmPassword', expected: 'the same as newPassword' });
  }
  return { oldPassword, newPassword };
}
