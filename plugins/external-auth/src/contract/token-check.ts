/** What a token must meet, in the order in which it is looked at. */
export const CRITERIA = [
  'enabled',
  'form',
  'issuer',
  'audience',
  'keyId',
  'algorithm',
  'key',
  'signature',
  'expiry',
  'notBefore',
  'issuedAt',
  'validity',
  'subject',
  'apis',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** `skipped`: could not be looked at, because of an earlier one. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** Answer of `externalIssuers:test`. Nothing of the token is in it. */
export interface TokenCheck {
  readonly accepted: boolean;
  readonly criteria: readonly { readonly name: Criterion; readonly outcome: Outcome }[];
  /** The roles its bearer would act with; empty unless it is accepted. */
  readonly roles: readonly string[];
}
