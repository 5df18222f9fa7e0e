import type { Narrowing, Principal, PrincipalKind, UserAttributes } from '@mortise/shared';
import type { TokenPurpose, VerifiedToken } from './tokens';

/**
 * Reads a request's header; names are lower case. The pseudo-headers of HTTP/2 (RFC 9113, 8.3.1) can be read whatever the version:
 * `:method`, and `:scheme` and `:authority` as the caller sees the server, behind its proxies and PUBLIC_URL.
 */
export type HeaderReader = (name: string) => string | undefined;

/** By name, in any case of letters. */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** A token that replaces the one a request came with. */
export interface TokenRenewal {
  readonly token: string;
  /** Nothing is renewed beyond it. */
  readonly sessionEndsAt: Date;
}

/**
 * A place where a request may carry a token. The bearer header is built in; where there is an `Authorization` header, whatever it
 * says, no other carrier is asked.
 */
export interface CredentialCarrier {
  readonly id: string;
  /** Lower is asked earlier; default 0. */
  readonly order?: number;
  /**
   * The raw token, or undefined when the request does not use this carrier.
   * @throws AppError when the request may not use it this way; told wherever the caller must be known
   */
  read(header: HeaderReader): string | undefined;
  /** How a renewed token travels back; `x-new-token` by default. */
  renew?(renewal: TokenRenewal, header: HeaderReader): ResponseHeaders;
  /** Makes the caller drop a token that does not hold any more. */
  forget?(header: HeaderReader): ResponseHeaders;
  /** What a page must send along with changes made by this carrier's token; undefined when the request does not use it. */
  csrfToken?(header: HeaderReader): string | undefined;
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
  readonly renewal?: TokenRenewal;
}

/** Says what a valid token of one purpose stands for. While nobody resolves a purpose, its tokens are invalid. */
export interface TokenResolver {
  readonly purpose: TokenPurpose;
  /** @throws AppError of the unauthenticated kind */
  resolve(token: VerifiedToken): Promise<Identity> | Identity;
}

/** Who a foreign token stands for. Acts with `roles`; without them it acts for `userId`, who chooses among their own. */
export interface ForeignIdentity extends Omit<Identity, 'userId' | 'roleName' | 'renewal'> {
  readonly userId?: number;
  readonly roles?: readonly string[];
  /** Asked again from then on, and whenever access changed. */
  readonly expiresAt: Date;
  /** At other places the token may stand for somebody else, so each is asked for. */
  readonly isOfPlaces?: boolean;
}

/** Tokens of another form than this server's own, or of other issuers. The first one that recognises a token answers for it. */
export interface ForeignTokens {
  readonly id: string;
  /** By its look alone: nothing is verified yet. */
  recognises(token: string): boolean;
  /**
   * `places`: what the path of the request stands for (`places` of protocols).
   * @throws AppError of the unauthenticated kind
   */
  identify(token: string, places: readonly string[]): Promise<ForeignIdentity> | ForeignIdentity;
}

/**
 * What a request says of itself to be given fewer rights than its caller has, such as the part of a page it is made for: the header
 * `X-Narrowing: <id> <value>`. One that nobody answers for makes the caller anonymous, so that nothing runs with all rights by mistake.
 */
export interface RequestNarrowing {
  /** A word of letters, digits and dashes. */
  readonly id: string;
  /**
   * What is left of the caller's rights, whoever it is.
   * @throws AppError of the unauthenticated kind when the value means nothing
   */
  narrow(value: string, principal: Principal): Promise<Narrowing> | Narrowing;
}

/** Knows the roles of users. `requested` is the `X-Role` header or the credential's role. */
export interface RoleResolver {
  /** @throws AppError ROLE_NOT_FOUND_FOR_USER, USER_HAS_NO_ROLES_ERR */
  resolve(userId: number, requested: string | undefined): Promise<readonly string[]> | readonly string[];
}

/** Knows what filters may compare with of users: `{{$user.email}}`. */
export interface UserReader {
  /** Undefined for a user who is not there. What it answers is remembered until access changes. */
  read(userId: number): Promise<UserAttributes | undefined> | UserAttributes | undefined;
}

export interface IdentityPort {
  addCarrier(carrier: CredentialCarrier): void;
  addTokenResolver(resolver: TokenResolver): void;
  addForeignTokens(tokens: ForeignTokens): void;
  addRequestNarrowing(narrowing: RequestNarrowing): void;
  setRoleResolver(resolver: RoleResolver): void;
  setUserReader(reader: UserReader): void;
  /**
   * Who a request with this token, and nothing else, would come from; it counts as a use of the token.
   * @throws AppError of the unauthenticated kind
   */
  identify(token: string): Promise<Principal>;
}
