import type { JsonWebKey, KeyObject } from 'node:crypto';
import type { Log } from '@mortise/plugin-api/server';
import type { Issuer } from '../../contract';
import { fetchText } from './fetch-text';
import { readJwk } from './public-key';

/** Milliseconds between two attempts, whatever tokens come: neither a dead issuer nor a flood of key ids is answered with a flood. */
const ATTEMPT_MS = 60_000;
/** A set is looked at again after this time … */
const FRESH_MS = 600_000;
/** … and serves so long when its issuer does not answer. */
const KEPT_MS = 24 * 3_600_000;
const MAX_KEYS = 50;

export interface PublishedKey {
  readonly kid: string | undefined;
  readonly alg: string | undefined;
  readonly key: KeyObject;
}

interface KeySet {
  keys: readonly PublishedKey[];
  /** Milliseconds of the monotonic clock. */
  fetchedAt: number;
  attemptedAt: number;
  fetching: Promise<void> | undefined;
}

type Source = Pick<Issuer, 'name' | 'keyType' | 'jwksUrl' | 'privateAddressAllowed'>;

/** The keys issuers publish, remembered for each issuer by itself, so that no key of one ever answers for another. */
export class KeySets {
  readonly #log: Log;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  readonly #sets = new Map<string, KeySet>();

  constructor({ log, signal, now = () => performance.now() }: { log: Log; signal: AbortSignal; now?: () => number }) {
    this.#log = log;
    this.#signal = signal;
    this.#now = now;
  }

  /** The keys a token with this `kid` may be signed with. Waits for the issuer only where none is known. */
  async find(source: Source, kid: string | undefined): Promise<readonly PublishedKey[]> {
    const set = this.#setOf(source);
    const now = this.#now();
    const known = now - set.fetchedAt > KEPT_MS ? [] : pick(set.keys, kid);
    const isOld = now - set.fetchedAt > FRESH_MS;
    if ((isOld || known.length === 0) && now - set.attemptedAt >= ATTEMPT_MS) set.fetching ??= this.#fetch(source, set);
    if (known.length > 0) return known;
    await set.fetching;
    return this.#now() - set.fetchedAt > KEPT_MS ? [] : pick(set.keys, kid);
  }

  /** Forgets sets nobody is configured for any more. */
  keepOnly(sources: readonly Source[]): void {
    const names = new Set(sources.map(nameOf));
    for (const name of this.#sets.keys()) if (!names.has(name)) this.#sets.delete(name);
  }

  #setOf(source: Source): KeySet {
    const name = nameOf(source);
    const set = this.#sets.get(name) ?? { keys: [], fetchedAt: -Infinity, attemptedAt: -Infinity, fetching: undefined };
    this.#sets.set(name, set);
    return set;
  }

  async #fetch({ name, keyType, jwksUrl, privateAddressAllowed }: Source, set: KeySet): Promise<void> {
    try {
      if (jwksUrl === null || keyType === 'HMAC') return;
      set.attemptedAt = this.#now();
      const keys = readKeySet(await fetchText(jwksUrl, { privateAddressAllowed, signal: this.#signal }), keyType);
      if (keys.length === 0) throw new Error('The set holds no key of this type');
      Object.assign(set, { keys, fetchedAt: this.#now() });
    } catch (error) {
      this.#log.warn('The keys of an issuer could not be read; those it had before go on', { issuer: name, error });
    } finally {
      set.fetching = undefined;
    }
  }
}

/** A changed address is another set. */
function nameOf({ name, keyType, jwksUrl, privateAddressAllowed }: Source): string {
  return JSON.stringify([name, keyType, jwksUrl, privateAddressAllowed]);
}

/** A token without `kid` is only clear where there is one key. */
function pick(keys: readonly PublishedKey[], kid: string | undefined): readonly PublishedKey[] {
  if (kid === undefined) return keys.length === 1 ? keys : [];
  return keys.filter((key) => key.kid === kid);
}

function readKeySet(text: string, keyType: 'RSA' | 'EC'): readonly PublishedKey[] {
  const set: unknown = JSON.parse(text);
  const listed: unknown = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : undefined;
  if (!Array.isArray(listed)) throw new Error('The answer is no JSON Web Key Set');
  return listed.slice(0, MAX_KEYS).flatMap((jwk: unknown) => readPublished(jwk, keyType) ?? []);
}

function readPublished(jwk: unknown, keyType: 'RSA' | 'EC'): PublishedKey | undefined {
  if (!isPlainObject(jwk) || (jwk['use'] !== undefined && jwk['use'] !== 'sig')) return undefined;
  const { kid, alg } = jwk;
  const key = readJwk(jwk as JsonWebKey, keyType);
  return key && { key, kid: typeof kid === 'string' ? kid : undefined, alg: typeof alg === 'string' ? alg : undefined };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
