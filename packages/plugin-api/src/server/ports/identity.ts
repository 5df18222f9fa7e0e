import type { Narrowing, PrincipalKind } from '@mortise/shared';
import type { TokenPurpose, VerifiedToken } from './tokens';

/** Reads a request's header; names are lower case. */
export type HeaderReader = (name: string) => string | undefined;

/** A place where a request may carry a token. The bearer header is built in. */
export interface CredentialCarrier {
  readonly id: string;
  /** Lower is asked earlier; bearer is 0. */
  readonly order?: number;
  /** The raw token, or undefined when the request does not use this carrier. */
  read(header: HeaderReader): string | undefined;
}

/** What a token stands for, before roles are looked up. */
export interface Identity {
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly userId: number;
  readonly credentialId?: number;
  /** Binds the request to this role; otherwise the caller chooses among the user's roles. */
  readonly roleName?: string;
  readonly narrowing?: Narrowing;
  /** Sent back as `x-new-token`. */
  readonly renewedToken?: string;
}

/** Says what a valid token of one purpose stands for. While nobody resolves a purpose, its tokens are invalid. */
export interface TokenResolver {
  readonly purpose: TokenPurpose;
  /** @throws AppError of the unauthenticated kind */
  resolve(token: VerifiedToken): Promise<Identity> | Identity;
}

/** Knows the roles of users. `requested` is the `X-Role` header or the credential's role. */
export interface RoleResolver {
  /** @throws AppError ROLE_NOT_FOUND_FOR_USER, USER_HAS_NO_ROLES_ERR */
  resolve(userId: number, requested: string | undefined): Promise<readonly string[]> | readonly string[];
}

export interface IdentityPort {
  addCarrier(carrier: CredentialCarrier): void;
  addTokenResolver(resolver: TokenResolver): void;
  setRoleResolver(resolver: RoleResolver): void;
}
