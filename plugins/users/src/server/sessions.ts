import type {
  CredentialsPort,
  Identity,
  RecordsPort,
  TokenRenewal,
  TokenResolver,
  TokensPort,
  VerifiedToken,
} from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** A token must be renewed within a day; a session ends after seven, whatever is renewed. */
export const TOKEN_LIFE_SECONDS = 24 * 60 * 60;
export const SESSION_LIFE_SECONDS = 7 * TOKEN_LIFE_SECONDS;

interface SessionDeps {
  readonly credentials: CredentialsPort;
  readonly tokens: TokensPort;
  readonly records: RecordsPort;
  readonly now?: () => number;
}

/** Sessions: a row that can be revoked, and short tokens that point to it. */
export class Sessions implements TokenResolver {
  readonly purpose = 'session';
  readonly #deps: SessionDeps;
  readonly #now: () => number;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    this.#now = deps.now ?? Date.now;
  }

  /** Begins a session and returns its first token. */
  async begin(userId: number): Promise<TokenRenewal> {
    const expiresAt = new Date(this.#now() + SESSION_LIFE_SECONDS * 1000);
    const { jti } = await this.#deps.credentials.issue({ kind: 'session', userId, expiresAt });
    return { token: this.#sign(userId, jti, expiresAt), sessionEndsAt: expiresAt };
  }

  /** @throws AppError INVALID_TOKEN, BLOCKED_TOKEN, EXPIRED_SESSION, NOT_EXIST_USER */
  async resolve(token: VerifiedToken): Promise<Identity> {
    const { credentials, records } = this.#deps;
    const session = await credentials.find('session', token.jti);
    if (!session || session.userId !== token.userId) throw new AppError('INVALID_TOKEN');
    if (session.revokedAt !== null) throw new AppError('BLOCKED_TOKEN');
    const endsAt = new Date(session.expiresAt);
    if (endsAt.getTime() <= this.#now()) throw new AppError('EXPIRED_SESSION');
    if (!(await records.findOne('users', { filter: { id: session.userId }, fields: ['id'] }))) throw new AppError('NOT_EXIST_USER');
    const identity: Identity = { kind: 'user', id: `user:${session.userId}`, userId: session.userId, credentialId: session.id };
    return this.#isHalfSpent(token) ? { ...identity, ...this.#renew(token, endsAt) } : identity;
  }

  #isHalfSpent({ iat, exp }: VerifiedToken): boolean {
    return this.#now() / 1000 >= iat + (exp - iat) / 2;
  }

  /** Nothing to send when the session ends with the token anyway. */
  #renew(token: VerifiedToken, endsAt: Date): Pick<Identity, 'renewal'> {
    if (token.exp >= Math.floor(endsAt.getTime() / 1000)) return {};
    return { renewal: { token: this.#sign(token.userId, token.jti, endsAt), sessionEndsAt: endsAt } };
  }

  #sign(userId: number, jti: string, endsAt: Date): string {
    const iat = Math.floor(this.#now() / 1000);
    const exp = Math.min(iat + TOKEN_LIFE_SECONDS, Math.floor(endsAt.getTime() / 1000));
    return this.#deps.tokens.sign('session', { userId, jti, iat, exp });
  }
}
