/** The right to see and change limits. */
export const SNIPPET = 'pm.rate-limit';

/** Whose calls are counted together. */
export const LIMIT_KINDS = ['address', 'anonymous', 'user', 'apiKey', 'oauthClient', 'external'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** So many calls in so many seconds; the seconds begin with the first call. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export const MAX_POINTS = 100_000_000;
/** A day. */
export const MAX_SECONDS = 86_400;

/** What happens while Redis does not answer: each process counts by itself, or nobody is let through. */
export const AWAY_RULES = ['memory', 'refuse'] as const;
export type AwayRule = (typeof AWAY_RULES)[number];

/** The settings of the plugin. */
export type LimitSettings = Readonly<Record<LimitKind, Limit>> & { readonly whenRedisIsAway: AwayRule };

/** Names one caller, as `Principal.id` does: `apiKey:7`. Addresses have no limits of their own. */
export const SUBJECT_PATTERN = '^(user:|apiKey:|oauthClient:|external:).{1,190}$';
/** Own limits there may be. */
export const MAX_OVERRIDES = 1000;
