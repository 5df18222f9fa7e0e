import { AttemptGate, addressBucket } from '@mortise/plugin-api/server';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;
export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 20;

/** Slows down guessing: at most 5 failed sign-ins a minute for one account and 20 from one address or IPv6 /64, counted in memory. */
export class SignInLimiter {
  readonly #accounts: AttemptGate;
  readonly #addresses: AttemptGate;

  constructor(now: () => number = Date.now) {
    const common = { windowMs: WINDOW_MS, maxKeys: MAX_KEYS, now };
    this.#accounts = new AttemptGate({ ...common, failures: FAILURES_PER_ACCOUNT });
    this.#addresses = new AttemptGate({ ...common, failures: FAILURES_PER_ADDRESS });
  }

  /**
   * Runs one attempt from an address; it failed when it resolves to undefined.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  fromAddress<T>(address: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.#addresses.within(addressBucket(address), work);
  }

  /**
   * The same for an account, whose failures a success forgives. `account` must be one text for one user: names that lead to
   * the same user would each have failures of their own.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  async forAccount<T>(account: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const result = await this.#accounts.within(account, work);
    if (result !== undefined) this.#accounts.forgive(account);
    return result;
  }
}
