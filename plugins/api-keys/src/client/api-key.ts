/** The right to make and end one's own keys. */
export const OWN_SNIPPET = 'pm.api-keys.configuration';
/** The right to see and end the keys of others, and to make keys for them. */
export const MANAGE_SNIPPET = 'pm.api-keys.manage';

export interface ApiKey {
  readonly id: number;
  readonly name: string | null;
  readonly roleName: string | null;
  /** ISO 8601, like every moment here. */
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly useCount: number;
}

/** What is shown once after a key was made. */
export interface IssuedKey {
  readonly id: number;
  readonly name: string;
  readonly roleName: string;
  readonly token: string;
}

/** What a key is called; keys always have a name unless something other than this plugin made them. */
export function nameOfKey({ name, id }: Pick<ApiKey, 'name' | 'id'>): string {
  return name ?? `#${id}`;
}

/** Path of an action on the viewer's own keys, or on those of a user. */
export function keysPath(action: string, userId: number | undefined): string {
  return userId === undefined ? `apiKeys:${action}` : `users/${userId}/apiKeys:${action}`;
}
