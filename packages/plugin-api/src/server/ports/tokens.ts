/** What a token is for; each purpose has a key of its own, derived from APP_KEY. */
export type TokenPurpose = 'session' | 'apiKey';

export interface TokenPayload {
  readonly userId: number;
  readonly jti: string;
  readonly roleName?: string;
  /** Seconds since the epoch (RFC 7519 NumericDate). */
  readonly iat?: number;
  readonly exp?: number;
}

export interface VerifiedToken extends TokenPayload {
  readonly purpose: TokenPurpose;
  readonly iat: number;
  readonly exp: number;
}

/** JSON Web Tokens (RFC 7519), HS256, header `{alg, typ, kid}`. */
export interface TokensPort {
  /** `exp` is required; `iat` defaults to now. */
  sign(purpose: TokenPurpose, payload: TokenPayload & { readonly exp: number }): string;
  /** @throws AppError INVALID_TOKEN for anything that is not a token of ours that is valid now */
  verify(token: string): VerifiedToken;
  /** HMAC-SHA256 of a text, base64url, with a key derived from APP_KEY for this purpose and no token. */
  mac(purpose: string, text: string): string;
}
