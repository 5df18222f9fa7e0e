/** What a token may do: scopes of OAuth and rights of a client alike. */
export const RIGHTS = ['read', 'write', 'delete'] as const;
export type Right = (typeof RIGHTS)[number];

export const GRANT_TYPES = ['client_credentials', 'authorization_code', 'refresh_token'] as const;
export type GrantType = (typeof GRANT_TYPES)[number];

/** A row of `oauthClients`. */
export interface ClientRow {
  readonly clientId: string;
  readonly title: string | null;
  readonly enabled: boolean;
  readonly isPublic: boolean;
  readonly rights: readonly Right[];
  /** What it acts with when it acts for itself. */
  readonly roles: readonly string[];
  /** `orders` in `main`, `shop/orders` elsewhere; null: every one. */
  readonly tables: readonly string[] | null;
  /** Ids of the APIs it gets tokens for; null: for everything. */
  readonly apis: readonly number[] | null;
  readonly grantTypes: readonly GrantType[];
  readonly redirectUris: readonly string[];
  /** Seconds an access token holds. */
  readonly tokenLifetime: number;
}

/** A row of `oauthClientSecrets`. */
export interface SecretRow {
  readonly id: number;
  readonly clientId: string;
  readonly hash: string;
  /** The last characters of the secret, to tell several apart. */
  readonly hint: string;
  readonly exp: number | null;
  readonly createdAt: string;
}
