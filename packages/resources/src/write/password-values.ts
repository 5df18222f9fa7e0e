import type { PasswordsPort } from '@mortise/plugin-api/server';
import { AppError, type ColumnField, type ColumnValues, type JsonValue } from '@mortise/shared';
import { PASSWORD_LENGTH } from '../identity/passwords';

/**
 * A password as its caller sent it. It stays plain until `hashPasswords`, and is never part of an error.
 * @throws AppError VALUE_INVALID
 */
export function readPassword(value: JsonValue, name: string): string {
  const { min, max } = PASSWORD_LENGTH;
  const length = typeof value === 'string' && value.isWellFormed() ? [...value].length : 0;
  // What looks like a hash could be taken for one, should it ever miss being hashed.
  if (typeof value !== 'string' || length < min || length > max || value.startsWith('$argon2'))
    throw new AppError('VALUE_INVALID', { field: name, expected: `a password of ${min} to ${max} characters` });
  return value;
}

/** Puts hashes in the place of passwords that came from a caller. What is left has to be done only when there are any. */
export function hashPasswords(values: ColumnValues, passwords: PasswordsPort): ColumnValues | Promise<ColumnValues> {
  for (const { type } of values.keys()) if (type === 'password') return hashed(values, passwords);
  return values;
}

async function hashed(values: ColumnValues, passwords: PasswordsPort): Promise<ColumnValues> {
  const entries = [...values].map(async ([column, value]): Promise<[ColumnField, JsonValue]> => {
    return [column, column.type === 'password' && typeof value === 'string' ? await passwords.hash(value) : value];
  });
  return new Map(await Promise.all(entries));
}
