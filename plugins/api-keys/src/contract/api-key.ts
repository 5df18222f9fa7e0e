/** One key as `apiKeys:list` shows it; the token itself is shown only by `apiKeys:create`. */
export interface ApiKey {
  readonly id: number;
  readonly name: string;
  readonly roleName: string;
  readonly userId: number;
  /** ISO moments. */
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly useCount: number;
  /** User who made it. */
  readonly createdById: number;
}
