import type {
  ForeignIdentity,
  ForeignTokens,
  HeaderReader,
  Identity,
  ResponseHeaders,
  RoleResolver,
  TokenResolver,
  TokensPort,
  UserReader,
  VerifiedToken,
} from '@mortise/plugin-api/server';
import { ANONYMOUS, AppError, type Principal, type UserAttributes, isAppError } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import type { CarriedToken } from './identity-registry';

/**
 * Who is calling. A credential that does not hold makes the caller anonymous; `fault` is thrown where being known matters. A user
 * whose credential holds, but who has no role to act with, is known and has a fault.
 */
export interface Identified {
  readonly principal: Principal;
  readonly fault?: AppError;
  /** To be sent with the answer. */
  readonly headers?: ResponseHeaders;
}

const NOBODY: Identified = Object.freeze({ principal: ANONYMOUS });
const CACHED_TOKENS = 5000;
const CACHE_LIFE_MS = 60_000;

/** What the path of a request stands for. */
type Places = () => readonly string[];
const NO_PLACES: Places = () => [];

export interface IdentifierOptions {
  /** @throws AppError when the request may not use its credential */
  readonly readCredential: (header: HeaderReader) => CarriedToken | undefined;
  readonly tokens: TokensPort;
  readonly resolver: (purpose: string) => TokenResolver | undefined;
  readonly foreign: (token: string) => ForeignTokens | undefined;
  readonly roles: () => RoleResolver | undefined;
  readonly users: () => UserReader | undefined;
  readonly touch: (credentialId: number) => void;
  /** False while this process cannot know whether access changed elsewhere. */
  readonly mayTrustCache: () => boolean;
}

interface CachedIdentity {
  readonly identified: Identified;
  readonly expiresAt: number;
}

/** Remembered of a token that stands for somebody else at other places, each of which has an entry of its own. */
const OF_PLACES = Symbol('of places');

/** That of a token of ours, or of a foreign one. */
type AnyIdentity = Omit<Identity, 'userId'> & Pick<ForeignIdentity, 'userId' | 'roles' | 'isOfPlaces'>;

/** One request's credential. */
interface Claim extends CarriedToken {
  readonly header: HeaderReader;
  readonly requestedRole: string | undefined;
  readonly cacheKey: string;
  readonly places: Places;
}

/** Turns a request's headers into a principal. Verified tokens are remembered until access changes, for a minute at most. */
export class Identifier {
  readonly #options: IdentifierOptions;
  readonly #cache = new LRUCache<string, CachedIdentity | typeof OF_PLACES>({ max: CACHED_TOKENS });
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

  identify(header: HeaderReader, places: Places = NO_PLACES): Promise<Identified> | Identified {
    let carried: CarriedToken | undefined;
    try {
      carried = this.#options.readCredential(header);
    } catch (error) {
      return refused(error);
    }
    if (carried === undefined) return NOBODY;
    const { token, carrier } = carried;
    const requestedRole = header('x-role');
    const cacheKey = requestedRole === undefined ? token : `${token} ${requestedRole}`;
    const cached = this.#remembered(cacheKey, places);
    if (cached && cached.expiresAt > Date.now() && this.#options.mayTrustCache()) {
      this.#touch(cached.identified);
      return cached.identified;
    }
    return this.#identifyAfresh({ token, carrier, header, requestedRole, cacheKey, places });
  }

  #remembered(key: string, places: Places): CachedIdentity | undefined {
    const found = this.#cache.get(key);
    if (found !== OF_PLACES) return found;
    const there = this.#cache.get(keyAt(key, places));
    return there === OF_PLACES ? undefined : there;
  }

  #remember({ cacheKey, places }: Claim, isOfPlaces: boolean, identity: CachedIdentity): void {
    if (isOfPlaces) this.#cache.set(cacheKey, OF_PLACES);
    this.#cache.set(isOfPlaces ? keyAt(cacheKey, places) : cacheKey, identity);
  }

  /** Who a request with this token in its `Authorization` header would come from. @throws AppError of the unauthenticated kind */
  async identifyToken(token: string): Promise<Principal> {
    const { principal, fault } = await this.identify((name) => (name === 'authorization' ? `Bearer ${token}` : undefined));
    if (fault) throw fault;
    return principal;
  }

  async #identifyAfresh(claim: Claim): Promise<Identified> {
    const begun = this.#generation;
    try {
      const { identity, validUntil } = await this.#verify(claim);
      const identified = await this.#withRoles(identity, claim);
      const lasting = identified.headers === undefined && identified.fault === undefined;
      if (lasting && begun === this.#generation) {
        const expiresAt = Math.min(validUntil, Date.now() + CACHE_LIFE_MS);
        this.#remember(claim, identity.isOfPlaces === true, { identified, expiresAt });
      }
      this.#touch(identified);
      return identified;
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'unauthenticated') throw error;
      const headers = claim.carrier.forget?.(claim.header);
      return { principal: ANONYMOUS, fault: error, ...(headers === undefined ? {} : { headers }) };
    }
  }

  async #verify({ token, places }: Claim): Promise<{ readonly identity: AnyIdentity; readonly validUntil: number }> {
    const foreign = this.#options.foreign(token);
    if (foreign) {
      const { expiresAt, ...identity } = await foreign.identify(token, places());
      return { identity, validUntil: expiresAt.getTime() };
    }
    const verified = this.#options.tokens.verify(token);
    return { identity: await this.#resolve(verified), validUntil: verified.exp * 1000 };
  }

  #resolve(verified: VerifiedToken): Promise<Identity> | Identity {
    const resolver = this.#options.resolver(verified.purpose);
    if (!resolver) throw new AppError('INVALID_TOKEN');
    return resolver.resolve(verified);
  }

  async #withRoles(identity: AnyIdentity, { carrier, header, requestedRole }: Claim): Promise<Identified> {
    const { renewal, userId, roles, roleName = requestedRole } = identity;
    const headers = renewal && (carrier.renew?.(renewal, header) ?? { 'x-new-token': renewal.token });
    const sent = headers === undefined ? {} : { headers };
    const user = userId === undefined ? undefined : await this.#options.users()?.read(userId);
    if (roles !== undefined || userId === undefined) return { principal: toPrincipal(identity, roles ?? [], user), ...sent };
    try {
      const held = await this.#options.roles()?.resolve(userId, roleName);
      return { principal: toPrincipal(identity, held ?? [], user), ...sent };
    } catch (error) {
      if (!isAppError(error) || error.kind !== 'unauthenticated') throw error;
      return { principal: toPrincipal(identity, [], user), fault: error, ...sent };
    }
  }

  #touch({ principal, fault }: Identified): void {
    if (fault) return;
    if (principal.kind === 'apiKey' && principal.credentialId !== undefined) this.#options.touch(principal.credentialId);
  }
}

/** No header, and so no token, has a line break. */
function keyAt(key: string, places: Places): string {
  return `${key}\n${places().join('\n')}`;
}

function refused(error: unknown): Identified {
  if (isAppError(error)) return { principal: ANONYMOUS, fault: error };
  throw error;
}

function toPrincipal(
  { kind, id, userId, credentialId, narrowing }: AnyIdentity,
  roles: readonly string[],
  user: UserAttributes | undefined,
): Principal {
  return Object.freeze({
    kind,
    id,
    ...(userId === undefined ? {} : { userId }),
    ...(user === undefined ? {} : { user: Object.freeze({ ...user }) }),
    roles: Object.freeze([...roles]),
    ...(credentialId === undefined ? {} : { credentialId }),
    ...(narrowing === undefined ? {} : { narrowing }),
  });
}
