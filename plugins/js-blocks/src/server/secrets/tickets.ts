import { timingSafeEqual } from 'node:crypto';
import type { CollectionsPort, ForeignIdentity, ForeignTokens, IdentityPort, TokensPort } from '@mortise/plugin-api/server';
import { AppError, type Principal, isAppError } from '@mortise/shared';
import type { BlockAddress, Ticket } from '../../contract';
import type { GrantedBlocks } from '../blocks/granted-blocks';
import { narrowingOf } from '../grants/narrowing-of';
import type { SecretStore } from './secret-store';

/** Told from tokens of other kinds by it, also by those who look for leaked ones. */
const PREFIX = 'mjt_';
const FORM = /^mjt_([\w-]{1,1000})\.([\w-]{43})$/;
const LIFE_MS = 5 * 60_000;
const PURPOSE = 'js-blocks/ticket';

export interface TicketDeps {
  readonly blocks: GrantedBlocks;
  readonly collections: CollectionsPort;
  readonly identity: IdentityPort;
  readonly store: SecretStore;
  readonly tokens: TokensPort;
}

type Claims = readonly [page: string, block: string, revision: number | null, secret: string, viewer: string, expiresAt: number];

/** Tokens that stand for a key stored here, in the hands of one block and one viewer: the page has one instead of the key. */
export class Tickets {
  readonly #deps: TicketDeps;

  constructor(deps: TicketDeps) {
    this.#deps = deps;
  }

  /** @throws AppError RECORD_NOT_FOUND, ACTION_DENIED, VALUE_INVALID when the secret is no key of this server */
  async issue(address: BlockAddress, secret: string, viewer: Principal): Promise<Ticket> {
    const { secrets = [] } = await this.#deps.blocks.trustedGrantsFor(address, viewer);
    if (!secrets.includes(secret))
      throw new AppError('ACTION_DENIED', { right: `secret ${secret}`, reason: 'the block was not given this secret' });
    await this.#keyHolder(secret).catch((error: unknown) => {
      if (!isAppError(error) || error.kind !== 'unauthenticated') throw error;
      throw new AppError('VALUE_INVALID', { field: secret, expected: 'an API key of this server that is still valid' });
    });
    const { page, block, revision } = address;
    const expiresAt = Date.now() + LIFE_MS;
    const claims: Claims = [page, block, revision ?? null, secret, viewer.id, expiresAt];
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return { token: `${PREFIX}${payload}.${this.#deps.tokens.mac(PURPOSE, payload)}`, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** For `core.identity`: whoever has the key, with no more than the block's share of the rights. */
  readonly asTokens: ForeignTokens = {
    id: 'js-blocks',
    recognises: (token) => token.startsWith(PREFIX),
    identify: (token) => this.#identify(token),
  };

  async #identify(token: string): Promise<ForeignIdentity> {
    const [page, block, revision, secret, , expiresAt] = this.#read(token);
    const grants = await this.#deps.blocks.grantsAt({ page, block, revision: revision ?? undefined });
    if (grants?.secrets?.includes(secret) !== true) throw new AppError('BLOCKED_TOKEN');
    const { narrowing, ...holder } = await this.#keyHolder(secret).catch((error: unknown) => {
      throw isAppError(error) && error.kind === 'notFound' ? new AppError('BLOCKED_TOKEN') : error;
    });
    const own = narrowingOf(grants, this.#deps.collections);
    return { ...holder, narrowing: narrowing === undefined ? own : { ...own, also: narrowing }, expiresAt: new Date(expiresAt) };
  }

  /** @throws AppError INVALID_TOKEN, EXPIRED_SESSION */
  #read(token: string): Claims {
    const [, payload, mac] = FORM.exec(token) ?? [];
    if (payload === undefined || mac === undefined || !isEqual(mac, this.#deps.tokens.mac(PURPOSE, payload)))
      throw new AppError('INVALID_TOKEN');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
    if (claims[5] <= Date.now()) throw new AppError('EXPIRED_SESSION');
    return claims;
  }

  /** @throws AppError RECORD_NOT_FOUND, and of the unauthenticated kind */
  async #keyHolder(secret: string): Promise<Principal> {
    const { value } = await this.#deps.store.open(secret);
    // A ticket that stands for itself would never come to an end.
    if (value.startsWith(PREFIX)) throw new AppError('INVALID_TOKEN');
    return this.#deps.identity.identify(value);
  }
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
