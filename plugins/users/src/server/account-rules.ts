import { AppError, type JsonValue } from '@mortise/shared';

/** 1–50 characters that cannot be taken for an email address or markup; nothing invisible but single spaces between them. */
const USERNAME = /^(?=.{1,50}$)[^@<>"'/\p{C}\p{Z}]+(?: [^@<>"'/\p{C}\p{Z}]+)*$/u;
const EMAIL = /^[^\s@<>"'\p{C}]{1,64}@[^\s@<>"'\p{C}]{1,189}$/u;
const IDENTIFYING = ['username', 'email', 'phone'] as const;

/**
 * Checks the columns a user is recognised by and brings them into the one form they are stored in: composed characters, email
 * addresses in lower case, nothing instead of an empty text. Changes `values` in place, as record hooks may.
 * @throws AppError VALUE_INVALID
 */
export function checkAccount(values: Record<string, JsonValue>): void {
  for (const field of IDENTIFYING) {
    const value = values[field];
    // Forms send what was left empty as empty text, which only one user could have.
    if (typeof value === 'string') values[field] = value === '' ? null : value.normalize('NFC');
  }
  const { username, email } = values;
  if (username !== undefined && username !== null && (typeof username !== 'string' || !USERNAME.test(username))) {
    throw new AppError('VALUE_INVALID', { field: 'username', expected: '1 to 50 visible characters without @ < > " \' /' });
  }
  if (email === undefined || email === null) return;
  if (typeof email !== 'string' || !EMAIL.test(email))
    throw new AppError('VALUE_INVALID', { field: 'email', expected: 'an email address' });
  values['email'] = email.toLowerCase();
}

/**
 * The filter that finds a user by what they sign in with: a username has no `@`, an email address always one. Undefined when it
 * can be neither.
 */
export function accountFilter(account: string): { readonly email: string } | { readonly username: string } | undefined {
  const name = account.normalize('NFC');
  if (USERNAME.test(name)) return { username: name };
  return EMAIL.test(name) ? { email: name.toLowerCase() } : undefined;
}

/** @throws AppError VALUE_REQUIRED for a user who could never sign in */
export function requireAccount(user: { readonly username?: JsonValue | undefined; readonly email?: JsonValue | undefined }): void {
  if ((user.username ?? null) === null && (user.email ?? null) === null) throw new AppError('VALUE_REQUIRED', { field: 'username' });
}
