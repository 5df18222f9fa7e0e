import type { Transaction } from '@mortise/shared';
import type { TokenPurpose } from './tokens';

/** One issued token. Only the SHA-256 of its `jti` is stored. */
export interface Credential {
  readonly id: number;
  readonly kind: TokenPurpose;
  readonly userId: number;
  readonly name: string | null;
  /** Set for credentials bound to one role. */
  readonly roleName: string | null;
  /** ISO moments. */
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
  readonly useCount: number;
}

export interface NewCredential {
  readonly kind: TokenPurpose;
  readonly userId: number;
  readonly name?: string;
  readonly roleName?: string;
  readonly expiresAt: Date;
  /** User who made it, when not its owner. */
  readonly createdById?: number;
}

/**
 * The one store of issued tokens, shared by every plugin that issues them; its rows are the collection `credentials`
 * (columns of `Credential` plus `tokenHash`, hidden).
 */
export interface CredentialsPort {
  /** Stores a credential and returns the `jti` to sign, which cannot be read again. */
  issue(credential: NewCredential, transaction?: Transaction): Promise<{ readonly id: number; readonly jti: string }>;
  /** Revoked ones are returned too. Answers from memory when it can. */
  find(kind: TokenPurpose, jti: string): Promise<Credential | undefined>;
  /** Counts a use; written in batches every few seconds. */
  touch(id: number): void;
  /** Effective on the next request. Returns how many were revoked now. */
  revoke(
    which: { readonly id: number } | { readonly userId: number; readonly kind?: TokenPurpose; readonly except?: number },
  ): Promise<number>;
}
