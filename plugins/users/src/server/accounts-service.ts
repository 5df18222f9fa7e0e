import { randomBytes } from 'node:crypto';
import type { CredentialsPort, PasswordsPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Accounts } from '../contract/accounts';
import { findAccount } from './user-rows';

interface AccountsDeps {
  readonly records: RecordsPort;
  readonly passwords: PasswordsPort;
  readonly credentials: CredentialsPort;
}

export function createAccounts({ records, passwords, credentials }: AccountsDeps): Accounts {
  return {
    async resetPassword(account, password = randomPassword()) {
      const passwordHash = await passwords.hash(password);
      const user = await findAccount(records, account);
      if (!user) throw new AppError('RECORD_NOT_FOUND', { collection: 'users', account });
      await records.update('users', { id: user.id }, { passwordHash, passwordChangedAt: new Date().toISOString() });
      await credentials.revoke({ userId: user.id, kind: 'session' });
      return { username: user.username ?? user.email ?? account, password };
    },
  };
}

/** 20 characters of the URL-safe alphabet: 120 random bits. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}
