import { AppError, type JsonObject } from '@mortise/shared';
import type { Provider } from 'oidc-provider';
import type { SigningKeys } from '../storage/signing-keys';
import { type ProviderServices, createProvider } from './create-provider';

/** Servers are reached by few names; who makes up more only forgets others. */
const MAX_ISSUERS = 8;

/** An authorization server for each origin this server is reached by, made when it is first asked for. */
export class Providers {
  readonly #services: ProviderServices;
  readonly #keys: SigningKeys;
  readonly #byIssuer = new Map<string, Promise<Provider>>();
  #signing: Promise<readonly JsonObject[]> | undefined;
  #mayHaveOtherKeys = false;

  constructor(services: ProviderServices, keys: SigningKeys) {
    this.#services = services;
    this.#keys = keys;
  }

  /** @throws AppError HEADER_INVALID for a request that names no host */
  async of(issuer: string): Promise<Provider> {
    if (issuer === '') throw new AppError('HEADER_INVALID', { header: 'host', expected: 'the name of this server' });
    if (this.#mayHaveOtherKeys) await this.#checkKeys();
    const known = this.#byIssuer.get(issuer);
    if (known) return known;
    const [oldest] = this.#byIssuer.size >= MAX_ISSUERS ? this.#byIssuer.keys() : [];
    if (oldest !== undefined) this.#byIssuer.delete(oldest);
    const made = this.#create(issuer);
    this.#byIssuer.set(issuer, made);
    // What failed is tried again.
    made.catch(() => this.#byIssuer.delete(issuer));
    return made;
  }

  /** Makes sure that the next request looks whether another process has changed the keys. */
  checkKeysLater(): void {
    this.#mayHaveOtherKeys = true;
  }

  async #checkKeys(): Promise<void> {
    this.#mayHaveOtherKeys = false;
    if (!this.#signing) return;
    const [before, now] = await Promise.all([this.#signing, this.#keys.read()]);
    if (before[0]?.['kid'] === now[0]?.['kid']) return;
    this.#signing = Promise.resolve(now);
    this.#byIssuer.clear();
  }

  async #create(issuer: string): Promise<Provider> {
    this.#signing ??= this.#keys.read();
    try {
      return await createProvider(issuer, await this.#signing, this.#services);
    } catch (error) {
      this.#signing = undefined;
      throw error;
    }
  }
}
