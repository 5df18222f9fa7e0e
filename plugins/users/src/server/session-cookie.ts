import { timingSafeEqual } from 'node:crypto';
import type { CredentialCarrier, HeaderReader, ResponseHeaders, TokenRenewal, TokensPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { stringifySetCookie } from 'cookie';
import { requireOwnPage } from './own-page';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The session of a browser: a cookie no script can read. Browsers send it with every request, whichever page caused it, so for
 * changes it counts only together with proof that a page of this server asked (docs/adr/0009-browser-sessions.md).
 */
export class SessionCookie implements CredentialCarrier {
  readonly id = 'sessionCookie';
  readonly #tokens: Pick<TokensPort, 'verify' | 'mac'>;

  constructor(tokens: Pick<TokensPort, 'verify' | 'mac'>) {
    this.#tokens = tokens;
  }

  /** @throws AppError HEADER_INVALID when the cookie comes twice, CSRF_REFUSED */
  read(header: HeaderReader): string | undefined {
    const [token, second] = cookieValues(header);
    if (second !== undefined) throw new AppError('HEADER_INVALID', { header: 'cookie', expected: `one cookie ${cookieName(header)}` });
    if (token === undefined || SAFE_METHODS.has(header(':method'))) return token;
    requireOwnPage(header);
    const expected = this.#csrfTokenOf(token);
    // A token that does not hold is told as such, so that the page asks for a new sign-in.
    if (expected !== undefined && !isEqual(header('x-csrf-token') ?? '', expected)) {
      throw new AppError('CSRF_REFUSED', { reason: 'X-CSRF-Token' });
    }
    return token;
  }

  /** Also for the first token of a session. */
  renew({ token, sessionEndsAt }: TokenRenewal, header: HeaderReader): ResponseHeaders {
    return setCookie(header, token, Math.max(0, Math.floor((sessionEndsAt.getTime() - Date.now()) / 1000)));
  }

  forget(header: HeaderReader): ResponseHeaders {
    return setCookie(header, '', 0);
  }

  /** The same for all tokens of one session. */
  csrfToken(header: HeaderReader): string | undefined {
    if (header('authorization') !== undefined) return undefined;
    const [token, second] = cookieValues(header);
    return token === undefined || second !== undefined ? undefined : this.#csrfTokenOf(token);
  }

  #csrfTokenOf(token: string): string | undefined {
    try {
      return this.#tokens.mac('csrf', this.#tokens.verify(token).jti);
    } catch {
      return undefined;
    }
  }
}

/** The prefix makes browsers refuse the cookie from other hosts and over plain http (RFC 6265bis, 4.1.3.2). */
function cookieName(header: HeaderReader): string {
  return header(':scheme') === 'https' ? '__Host-mortise' : 'mortise';
}

/** Read by hand: what repeats a name must be noticed, and a token needs no decoding. Empty values are none. */
function cookieValues(header: HeaderReader): readonly string[] {
  const prefix = `${cookieName(header)}=`;
  const pairs = (header('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(prefix) && pair !== prefix).map((pair) => pair.slice(prefix.length));
}

function setCookie(header: HeaderReader, value: string, maxAge: number): ResponseHeaders {
  const secure = header(':scheme') === 'https';
  const cookie = stringifySetCookie({ name: cookieName(header), value, maxAge, path: '/', httpOnly: true, sameSite: 'lax', secure });
  return { 'Set-Cookie': cookie };
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
