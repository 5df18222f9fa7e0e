import type { Log } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AwayRule } from '../../contract';
import { type Count, type Counter, type Policy, resetIn } from './counter';
import type { MemoryCounter } from './memory-counter';
import type { RedisConnection } from './redis-connection';

/** Milliseconds after which a Redis that failed is asked again, by one call. */
const RETRY_MS = 1_000;
const MAX_EXHAUSTED = 10_000;

export interface SharedCounterOptions {
  readonly redis: { readonly limiter: Pick<RedisConnection['limiter'], 'penalty'> };
  readonly memory: MemoryCounter;
  readonly whenAway: () => AwayRule;
  readonly log: Log;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * Counts in Redis, by one script per call (increment, begin the window, read), so counts hold over processes and over the death of one. While Redis
 * does not answer, each process counts by itself or refuses, as the settings say.
 */
export class SharedCounter implements Counter {
  readonly #options: SharedCounterOptions;
  readonly #now: () => number;
  /** Who has nothing left: refused without asking Redis, until the window ends or limits change. */
  readonly #exhausted = new Map<string, Count>();
  #isAway = false;
  #retryAt = 0;

  constructor(options: SharedCounterOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Whether calls are counted without Redis at the moment. */
  get isAway(): boolean {
    return this.#isAway;
  }

  consume(policy: Policy, key: string): Count | Promise<Count> {
    const name = `${policy.kind}:${key}`;
    const now = this.#now();
    const spent = this.#exhausted.get(name);
    if (spent !== undefined && spent.endsAt > now) return { ...spent, countedAt: now };
    if (this.#isAway) {
      if (now < this.#retryAt) return this.#withoutRedis(policy, key);
      this.#retryAt = now + RETRY_MS;
    }
    return this.#inRedis(policy, key, name);
  }

  /** After a change of limits somebody may have calls left again. */
  forgetExhausted(): void {
    this.#exhausted.clear();
  }

  async #inRedis(policy: Policy, key: string, name: string): Promise<Count> {
    try {
      const { consumedPoints, msBeforeNext } = await this.#options.redis.limiter.penalty(name, 1, { customDuration: policy.seconds });
      if (this.#isAway) this.#turn(false);
      const countedAt = this.#now();
      const count = { consumed: consumedPoints, endsAt: countedAt + msBeforeNext, countedAt, resetsAt: resetIn(msBeforeNext) };
      if (consumedPoints > policy.points) this.#remember(name, count);
      return count;
    } catch (error) {
      this.#retryAt = this.#now() + RETRY_MS;
      if (!this.#isAway) this.#turn(true, error);
      return this.#withoutRedis(policy, key);
    }
  }

  #withoutRedis(policy: Policy, key: string): Count {
    if (this.#options.whenAway() === 'refuse') throw new AppError('RATE_LIMITS_UNAVAILABLE', { retryAfter: 5 });
    // A copy: until it is looked at, further calls are counted.
    return { ...this.#options.memory.consume(policy, key) };
  }

  #remember(name: string, count: Count): void {
    if (this.#exhausted.size >= MAX_EXHAUSTED) this.#exhausted.clear();
    this.#exhausted.set(name, count);
  }

  #turn(away: boolean, error?: unknown): void {
    this.#isAway = away;
    const { log } = this.#options;
    if (away) log.warn('Redis does not answer: rate limits are not shared with other processes until it does', { error });
    else log.info('Redis answers again: rate limits are shared with other processes');
  }
}
