import { AppError } from '@mortise/shared';
import type { FailureStore, Failures } from '../ports/failure-store';
import { AttemptGate, type AttemptLimit } from './attempt-gate';

export interface SharedAttemptsOptions extends AttemptLimit {
  /** Begins every key in the store. */
  readonly name: string;
  /** Undefined where processes have nothing in common: then each counts by itself. */
  readonly store: FailureStore | undefined;
}

/**
 * An `AttemptGate` over all processes that have a store in common. Attempts that run at once in several of them cannot slip through either: what one
 * beyond the limit found out is not told.
 */
export class SharedAttempts {
  readonly #options: SharedAttemptsOptions;
  readonly #gate: AttemptGate;

  constructor(options: SharedAttemptsOptions) {
    this.#options = options;
    this.#gate = new AttemptGate(options);
  }

  /**
   * Runs one attempt, which failed when it resolves to undefined; one that throws is not counted.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  async within<T>(key: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const { store } = this.#options;
    if (store === undefined) return this.#gate.within(key, work);
    const ended = await this.#gate.within(key, () => this.#counted(this.#nameOf(key), store, work));
    return ended?.result;
  }

  /** Takes back every failure counted for the key. */
  async forgive(key: string): Promise<void> {
    this.#gate.forgive(key);
    await this.#options.store?.forget(this.#nameOf(key));
  }

  /** Undefined for a failure the store could not count: this process does. */
  async #counted<T>(name: string, store: FailureStore, work: () => Promise<T | undefined>): Promise<Ended<T> | undefined> {
    const { failures, windowMs } = this.#options;
    requireFewer(await store.read(name), failures);
    const result = await work();
    // Others may have failed meanwhile.
    const counted = result === undefined ? await store.add(name, windowMs) : await store.read(name);
    requireFewer(counted, result === undefined ? failures + 1 : failures);
    return result === undefined && counted === undefined ? undefined : { result };
  }

  #nameOf(key: string): string {
    return `${this.#options.name}:${key}`;
  }
}

interface Ended<T> {
  readonly result: T | undefined;
}

function requireFewer(counted: Failures | undefined, limit: number): void {
  if (counted === undefined || counted.count < limit) return;
  throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil(counted.endsInMs / 1000) });
}
