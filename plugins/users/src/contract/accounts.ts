import { serviceRef } from '@mortise/plugin-api/server';

/** Account care for the command line and other plugins. */
export interface Accounts {
  /**
   * Sets a new password, a generated one when none is given, and ends all sessions of the user.
   * `account` is a username or an email address.
   * @throws AppError RECORD_NOT_FOUND, PASSWORD_INVALID
   */
  resetPassword(account: string, password?: string): Promise<{ readonly username: string; readonly password: string }>;
}

export const accounts = serviceRef<Accounts>('users.accounts');
