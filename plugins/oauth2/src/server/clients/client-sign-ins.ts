import type { IncomingMessage } from 'node:http';
import { type FailureStore, SharedAttempts, addressBucket } from '@mortise/plugin-api/server';

const WINDOW_MS = 300_000;
const MAX_KEYS = 10_000;
export const FAILURES_PER_CLIENT = 10;
export const FAILURES_PER_ADDRESS = 50;

/**
 * Slows down guessing of secrets: in five minutes at most 10 failed attempts for one client from one address (or IPv6 /64), and 50 from one
 * address for all clients together, counted for all processes where they share a store, else in memory. Whoever calls from elsewhere is not affected.
 */
export class ClientSignIns {
  readonly #callers = new WeakMap<IncomingMessage, string>();
  readonly #clients: SharedAttempts;
  readonly #addresses: SharedAttempts;

  constructor(store?: FailureStore) {
    const common = { windowMs: WINDOW_MS, maxKeys: MAX_KEYS, now: () => performance.now(), store };
    this.#clients = new SharedAttempts({ ...common, name: 'oauth2.client', failures: FAILURES_PER_CLIENT });
    this.#addresses = new SharedAttempts({ ...common, name: 'oauth2.address', failures: FAILURES_PER_ADDRESS });
  }

  /** Remembers where a request comes from, as far as proxies are trusted. */
  arrived(request: IncomingMessage, address: string): void {
    this.#callers.set(request, addressBucket(address));
  }

  /**
   * Runs one request, which failed when `work` resolves to undefined.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  fromAddress<T>(request: IncomingMessage, work: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.#addresses.within(this.#callerOf(request), work);
  }

  /**
   * Compares a secret of a client that exists; a right one forgives the wrong ones before it.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `matches` throws
   */
  async compare(request: IncomingMessage, clientId: string, matches: () => Promise<boolean>): Promise<boolean> {
    const key = `${this.#callerOf(request)} ${clientId}`;
    const right = await this.#clients.within(key, async () => ((await matches()) ? true : undefined));
    if (right === true) await this.#clients.forgive(key);
    return right ?? false;
  }

  #callerOf(request: IncomingMessage): string {
    const caller = this.#callers.get(request);
    if (caller === undefined) throw new TypeError('Nobody has said where this request comes from');
    return caller;
  }
}
