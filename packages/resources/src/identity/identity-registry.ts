import type {
  CredentialCarrier,
  ForeignTokens,
  HeaderReader,
  IdentityPort,
  RequestNarrowing,
  RoleResolver,
  TokenResolver,
  UserReader,
} from '@mortise/plugin-api/server';
import type { FacadeFactory, FacadeOwner } from '@mortise/kernel';
import { AppError, disposable } from '@mortise/shared';

/** `Authorization: Bearer <token>` (RFC 6750). Any other scheme, or none, is a credential that cannot hold: empty. */
const bearer: CredentialCarrier = {
  id: 'bearer',
  read(header) {
    const value = header('authorization');
    if (value === undefined || value === '') return undefined;
    return /^bearer(\s|$)/i.test(value) ? value.slice(6).trim() || undefined : '';
  },
};

const BEARER_ONLY: readonly CredentialCarrier[] = [bearer];

/** A token and the place it was found in. */
export interface CarriedToken {
  readonly token: string;
  readonly carrier: CredentialCarrier;
}

/** The carriers and resolvers in force. */
export class IdentityRegistry {
  readonly #onChange: () => void;
  readonly #identify: IdentityPort['identify'];
  readonly #resolvers = new Map<string, TokenResolver>();
  readonly #foreign = new Map<string, ForeignTokens>();
  readonly #narrowings = new Map<string, RequestNarrowing>();
  /** Those of plugins, in order. */
  #carriers: readonly CredentialCarrier[] = [];
  #roles: RoleResolver | undefined;
  #users: UserReader | undefined;

  /** `onChange` runs whenever a plugin adds or takes back one of them; `identify` knows all of them. */
  constructor({ onChange, identify }: { readonly onChange: () => void; readonly identify: IdentityPort['identify'] }) {
    this.#onChange = onChange;
    this.#identify = identify;
  }

  /** `core.identity` as one plugin sees it. */
  readonly facade: FacadeFactory<IdentityPort> = (owner) => ({
    addCarrier: (carrier) => this.#addCarrier(owner, carrier),
    addTokenResolver: (resolver) => this.#addTokenResolver(owner, resolver),
    addForeignTokens: (tokens) => this.#addForeignTokens(owner, tokens),
    addRequestNarrowing: (narrowing) => this.#addRequestNarrowing(owner, narrowing),
    setRoleResolver: (resolver) => this.#setRoleResolver(owner, resolver),
    setUserReader: (reader) => this.#setUserReader(owner, reader),
    identify: this.#identify,
  });

  /**
   * The token of the first carrier the request uses.
   * @throws AppError when that carrier refuses the request
   */
  readCredential(header: HeaderReader): CarriedToken | undefined {
    for (const carrier of this.#carriersOf(header)) {
      const token = carrier.read(header);
      if (token !== undefined) return { token, carrier };
    }
    return undefined;
  }

  /** Of the carrier the request uses, if it wants one. */
  csrfToken(header: HeaderReader): string | undefined {
    for (const carrier of this.#carriersOf(header)) {
      const token = carrier.csrfToken?.(header);
      if (token !== undefined) return token;
    }
    return undefined;
  }

  resolver(purpose: string): TokenResolver | undefined {
    return this.#resolvers.get(purpose);
  }

  /** Who answers for a token that is not ours. */
  foreign(token: string): ForeignTokens | undefined {
    for (const tokens of this.#foreign.values()) if (tokens.recognises(token)) return tokens;
    return undefined;
  }

  /** What requests may say of themselves. */
  requestNarrowing(id: string): RequestNarrowing | undefined {
    return this.#narrowings.get(id);
  }

  roles(): RoleResolver | undefined {
    return this.#roles;
  }

  users(): UserReader | undefined {
    return this.#users;
  }

  /** Browsers send cookies by themselves; whoever sends a header of their own means that one. */
  #carriersOf(header: HeaderReader): readonly CredentialCarrier[] {
    return header('authorization') === undefined ? this.#carriers : BEARER_ONLY;
  }

  #addCarrier(owner: FacadeOwner, carrier: CredentialCarrier): void {
    this.#carriers = [...this.#carriers, carrier].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    this.#enter(owner, `carrier ${carrier.id}`, () => {
      this.#carriers = this.#carriers.filter((other) => other !== carrier);
    });
  }

  #addTokenResolver(owner: FacadeOwner, resolver: TokenResolver): void {
    if (this.#resolvers.has(resolver.purpose)) throw new AppError('NAME_TAKEN', { what: 'token resolver', name: resolver.purpose });
    this.#resolvers.set(resolver.purpose, resolver);
    this.#enter(owner, `token resolver ${resolver.purpose}`, () => void this.#resolvers.delete(resolver.purpose));
  }

  #addForeignTokens(owner: FacadeOwner, tokens: ForeignTokens): void {
    if (this.#foreign.has(tokens.id)) throw new AppError('NAME_TAKEN', { what: 'foreign tokens', name: tokens.id });
    this.#foreign.set(tokens.id, tokens);
    this.#enter(owner, `foreign tokens ${tokens.id}`, () => void this.#foreign.delete(tokens.id));
  }

  #addRequestNarrowing(owner: FacadeOwner, narrowing: RequestNarrowing): void {
    const { id } = narrowing;
    if (this.#narrowings.has(id)) throw new AppError('NAME_TAKEN', { what: 'request narrowing', name: id });
    this.#narrowings.set(id, narrowing);
    this.#enter(owner, `request narrowing ${id}`, () => void this.#narrowings.delete(id));
  }

  #setRoleResolver(owner: FacadeOwner, resolver: RoleResolver): void {
    if (this.#roles) throw new AppError('NAME_TAKEN', { what: 'role resolver', name: owner.id });
    this.#roles = resolver;
    this.#enter(owner, 'role resolver', () => {
      this.#roles = undefined;
    });
  }

  #setUserReader(owner: FacadeOwner, reader: UserReader): void {
    if (this.#users) throw new AppError('NAME_TAKEN', { what: 'user reader', name: owner.id });
    this.#users = reader;
    this.#enter(owner, 'user reader', () => {
      this.#users = undefined;
    });
  }

  /** Registers in the owner's ledger; cached identities are dropped on both ways. */
  #enter(owner: FacadeOwner, what: string, undo: () => void): void {
    this.#onChange();
    const leave = disposable(() => {
      undo();
      this.#onChange();
    });
    owner.ledger.record('identity', what, leave);
  }
}
