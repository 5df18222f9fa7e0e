/** A user as `users:list` and `users:get` show it. */
export interface User {
  readonly id: number;
  readonly nickname: string | null;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly appLang: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const USER_FIELDS: readonly (keyof User)[] = ['id', 'nickname', 'username', 'email', 'phone', 'appLang', 'createdAt', 'updatedAt'];

/** What people call the user by: the nickname may be missing, a username or an email address never is. */
export function displayName({ nickname, username, email, id }: Pick<User, 'nickname' | 'username' | 'email' | 'id'>): string {
  return [nickname, username, email].find((name) => name !== null && name !== '') ?? String(id);
}

/** What is typed to confirm an act on the user: unique, unlike the nickname. */
export function uniqueName({ username, email, id }: Pick<User, 'username' | 'email' | 'id'>): string {
  return username ?? email ?? String(id);
}
