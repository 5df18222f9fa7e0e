import { AppError } from '@mortise/shared';

interface Counter {
  failures: number;
  /** Attempts under way. */
  running: number;
  /** End of the window that began with the first failure, in milliseconds of the clock. */
  endsAt: number;
  waiting: (() => void)[];
}

export interface AttemptLimit {
  readonly failures: number;
  readonly windowMs: number;
  /** Keys remembered at most; the oldest that is idle makes room. */
  readonly maxKeys: number;
  readonly now: () => number;
}

/**
 * Lets at most so many attempts per key fail within a window. Attempts at once cannot slip through: those that might exceed
 * the limit wait for the ones before them, so that right ones all succeed.
 */
export class AttemptGate {
  readonly #counters = new Map<string, Counter>();
  readonly #limit: AttemptLimit;

  constructor(limit: AttemptLimit) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#counters.size;
  }

  /** @throws AppError RATE_LIMITED with `retryAfter` in seconds */
  async enter(key: string): Promise<void> {
    for (;;) {
      const counter = this.#current(key);
      if (counter.failures >= this.#limit.failures) {
        throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil((counter.endsAt - this.#limit.now()) / 1000) });
      }
      if (counter.failures + counter.running < this.#limit.failures) {
        counter.running += 1;
        return;
      }
      await new Promise<void>((resolve) => counter.waiting.push(resolve));
    }
  }

  /** Ends an attempt. */
  leave(key: string, failed: boolean): void {
    const counter = this.#current(key);
    counter.running -= 1;
    if (failed) {
      if (counter.failures === 0) counter.endsAt = this.#limit.now() + this.#limit.windowMs;
      counter.failures += 1;
    }
    const waiting = counter.waiting;
    counter.waiting = [];
    for (const wake of waiting) wake();
  }

  /**
   * Runs one attempt, which failed when it resolves to undefined; one that throws is not counted.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  async within<T>(key: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    await this.enter(key);
    let failed = false;
    try {
      const result = await work();
      failed = result === undefined;
      return result;
    } finally {
      this.leave(key, failed);
    }
  }

  /** Takes back every failure counted for the key. */
  forgive(key: string): void {
    const counter = this.#counters.get(key);
    if (counter) counter.failures = 0;
  }

  #current(key: string): Counter {
    const known = this.#counters.get(key);
    if (known) {
      if (known.endsAt <= this.#limit.now()) known.failures = 0;
      return known;
    }
    if (this.#counters.size >= this.#limit.maxKeys) this.#makeRoom();
    const counter: Counter = { failures: 0, running: 0, endsAt: 0, waiting: [] };
    this.#counters.set(key, counter);
    return counter;
  }

  #makeRoom(): void {
    for (const [key, { running }] of this.#counters) {
      if (running > 0) continue;
      this.#counters.delete(key);
      return;
    }
  }
}
