import type { HeaderReader, Identity, RoleResolver, TokenResolver, TokensPort } from '@mortise/plugin-api/server';
import { ANONYMOUS, AppError, type Principal, isAppError } from '@mortise/shared';
import { LRUCache } from 'lru-cache';

/** Who is calling. A credential that does not hold makes the caller anonymous; `fault` is thrown where being known matters. */
export interface Identified {
  readonly principal: Principal;
  readonly fault?: AppError;
  /** To be sent back as `x-new-token`. */
  readonly renewedToken?: string;
}

const NOBODY: Identified = Object.freeze({ principal: ANONYMOUS });
const CACHED_TOKENS = 5000;
const CACHE_LIFE_MS = 60_000;

export interface IdentifierOptions {
  readonly readToken: (header: HeaderReader) => string | undefined;
  readonly tokens: TokensPort;
  readonly resolver: (purpose: string) => TokenResolver | undefined;
  readonly roles: () => RoleResolver | undefined;
  readonly touch: (credentialId: number) => void;
  /** False while this process cannot know whether access changed elsewhere. */
  readonly mayTrustCache: () => boolean;
}

interface CachedIdentity {
  readonly identified: Identified;
  readonly expiresAt: number;
}

/** Turns a request's headers into a principal. Verified tokens are remembered until access changes, for a minute at most. */
export class Identifier {
  readonly #options: IdentifierOptions;
  readonly #cache = new LRUCache<string, CachedIdentity>({ max: CACHED_TOKENS });
  // An answer that was on its way while access changed must not be remembered.
  #generation = 0;

  constructor(options: IdentifierOptions) {
    this.#options = options;
  }

  /** Forgets every remembered identity. */
  forget(): void {
    this.#generation += 1;
    this.#cache.clear();
  }

  identify(header: HeaderReader): Promise<Identified> | Identified {
    const token = this.#options.readToken(header);
    if (token === undefined) return NOBODY;
    const requestedRole = header('x-role');
    const key = requestedRole === undefined ? token : `${token} ${requestedRole}`;
    const cached = this.#cache.get(key);
    if (cached && cached.expiresAt > Date.now() && this.#options.mayTrustCache()) {
      this.#touch(cached.identified);
      return cached.identified;
    }
    return this.#identifyAfresh(token, requestedRole, key);
  }

  async #identifyAfresh(token: string, requestedRole: string | undefined, key: string): Promise<Identified> {
    try {
      const identified = await this.#resolve(token, requestedRole, key);
      this.#touch(identified);
      return identified;
    } catch (error) {
      if (isAppError(error) && error.kind === 'unauthenticated') return { principal: ANONYMOUS, fault: error };
      throw error;
    }
  }

  async #resolve(token: string, requestedRole: string | undefined, key: string): Promise<Identified> {
    const begun = this.#generation;
    const verified = this.#options.tokens.verify(token);
    const resolver = this.#options.resolver(verified.purpose);
    if (!resolver) throw new AppError('INVALID_TOKEN');
    const identity = await resolver.resolve(verified);
    const roles = await this.#options.roles()?.resolve(identity.userId, identity.roleName ?? requestedRole);
    const identified = toIdentified(identity, roles ?? []);
    if (identified.renewedToken === undefined && begun === this.#generation) {
      this.#cache.set(key, { identified, expiresAt: Math.min(verified.exp * 1000, Date.now() + CACHE_LIFE_MS) });
    }
    return identified;
  }

  #touch({ principal }: Identified): void {
    if (principal.kind === 'apiKey' && principal.credentialId !== undefined) this.#options.touch(principal.credentialId);
  }
}

function toIdentified(identity: Identity, roles: readonly string[]): Identified {
  const { kind, id, userId, credentialId, narrowing, renewedToken } = identity;
  const principal: Principal = Object.freeze({
    kind,
    id,
    userId,
    roles: Object.freeze([...roles]),
    ...(credentialId === undefined ? {} : { credentialId }),
    ...(narrowing === undefined ? {} : { narrowing }),
  });
  return renewedToken === undefined ? { principal } : { principal, renewedToken };
}
