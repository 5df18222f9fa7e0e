/** The right to see and change whose tokens are accepted. */
export const SNIPPET = 'pm.external-auth';

/** Families of keys; an algorithm of another family is never accepted. */
export const KEY_TYPES = ['RSA', 'EC', 'HMAC'] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** Accepted algorithms of each family (RFC 7518, 3.1). */
export const ALGORITHMS = {
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  EC: ['ES256', 'ES384', 'ES512'],
  HMAC: ['HS256', 'HS384', 'HS512'],
} as const satisfies Readonly<Record<KeyType, readonly string[]>>;

export const NAME_PATTERN = '^[a-z][a-z0-9-]{0,39}$';
export const DAY_PATTERN = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';
export const MAX_ISSUERS = 100;
/** Bytes of UTF-8. */
export const MIN_SECRET_BYTES = 32;

/** Somebody whose tokens are accepted, without what is secret. */
export interface Issuer {
  /** Part of the id of its callers, `external:<name>:<sub>`; never changes. */
  readonly name: string;
  readonly title: string | null;
  readonly enabled: boolean;
  /** What `iss` must be. */
  readonly issuer: string;
  /** What `aud` must be or contain. */
  readonly audience: string;
  /** What `kid` must be; undefined when any will do. */
  readonly keyId: string | null;
  readonly keyType: KeyType;
  /** PEM: SPKI, PKCS#1 or an X.509 certificate. */
  readonly publicKey: string | null;
  /** Where the issuer publishes its keys (RFC 7517). */
  readonly jwksUrl: string | null;
  /** Lets `jwksUrl` lead to addresses of this network, and be plain http. */
  readonly privateAddressAllowed: boolean;
  /** First and last day on which tokens are accepted, `YYYY-MM-DD` in UTC. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Claim that names roles: `groups`, `realm_access.roles`. A text counts as words. */
  readonly roleClaim: string | null;
  /** Which role each value of the claim gives. */
  readonly roleMap: Readonly<Record<string, string>>;
  /** For callers to whom the claim gives none. */
  readonly defaultRole: string | null;
  /** Ids of the REST APIs its tokens are for; null: for everything. */
  readonly apis: readonly number[] | null;
}

/** As `externalIssuers:list` answers. */
export type ShownIssuer = Issuer & { readonly hasSecret: boolean };
