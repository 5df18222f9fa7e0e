import { AppError, type JsonValue } from '@mortise/shared';

/** 1–50 characters that cannot be taken for an email address or markup. */
const USERNAME = /^[^@<>"'/\s][^@<>"'/]{0,49}$/u;
const EMAIL = /^[^\s@<>"']{1,64}@[^\s@<>"']{1,189}$/u;

/**
 * Checks the columns a user is recognised by and brings the email address into the one form it is stored in (lower case).
 * Changes `values` in place, as record hooks may.
 * @throws AppError VALUE_INVALID
 */
export function checkAccount(values: Record<string, JsonValue>): void {
  const { username, email } = values;
  if (username !== undefined && username !== null && (typeof username !== 'string' || !USERNAME.test(username) || username.endsWith(' '))) {
    throw new AppError('VALUE_INVALID', { field: 'username', expected: '1 to 50 characters without @ < > " \' /' });
  }
  if (email === undefined || email === null) return;
  if (typeof email !== 'string' || !EMAIL.test(email))
    throw new AppError('VALUE_INVALID', { field: 'email', expected: 'an email address' });
  values['email'] = email.toLowerCase();
}

/** The filter that finds a user by what they sign in with: a username has no `@`, an email address always one. */
export function accountFilter(account: string): { readonly email: string } | { readonly username: string } {
  return account.includes('@') ? { email: account.toLowerCase() } : { username: account };
}

/** @throws AppError VALUE_REQUIRED for a user who could never sign in */
export function requireAccount(user: { readonly username?: JsonValue | undefined; readonly email?: JsonValue | undefined }): void {
  if ((user.username ?? null) === null && (user.email ?? null) === null) throw new AppError('VALUE_REQUIRED', { field: 'username' });
}
