/** The right to manage clients. */
export const MANAGE_SNIPPET = 'pm.oauth2';

export const RIGHTS = ['read', 'write', 'delete'] as const;
export type Right = (typeof RIGHTS)[number];

export const GRANT_TYPES = ['client_credentials', 'authorization_code', 'refresh_token'] as const;
export type GrantType = (typeof GRANT_TYPES)[number];

/** A row of `oauthClients:list`. */
export interface OAuthClient {
  readonly clientId: string;
  readonly title: string | null;
  readonly enabled: boolean;
  readonly isPublic: boolean;
  readonly rights: readonly Right[];
  readonly roles: readonly string[];
  /** Undefined behind null: every table. */
  readonly tables: readonly string[] | null;
  /** Ids; undefined behind null: it gets tokens for everything. */
  readonly apis: readonly number[] | null;
  readonly grantTypes: readonly GrantType[];
  readonly redirectUris: readonly string[];
  /** Seconds. */
  readonly tokenLifetime: number;
}

export interface ClientSecret {
  readonly id: number;
  /** Its last characters. */
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** What is shown once after a secret was made. */
export interface IssuedSecret {
  readonly clientId: string;
  readonly secret: string;
  readonly grantTypes: readonly GrantType[];
  /** The ids of the only APIs it gets tokens for; none: everything. */
  readonly apis: readonly number[];
}

export const titleOf = ({ clientId, title }: Pick<OAuthClient, 'clientId' | 'title'>): string => title ?? clientId;
