import { AttemptGate } from './attempt-gate';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;
export const FAILURES_PER_ACCOUNT = 5;
export const FAILURES_PER_ADDRESS = 20;

/** Slows down guessing: at most 5 failed sign-ins a minute for one account and 20 from one address, counted in memory. */
export class SignInLimiter {
  readonly #accounts: AttemptGate;
  readonly #addresses: AttemptGate;

  constructor(now: () => number = Date.now) {
    const common = { windowMs: WINDOW_MS, maxKeys: MAX_KEYS, now };
    this.#accounts = new AttemptGate({ ...common, failures: FAILURES_PER_ACCOUNT });
    this.#addresses = new AttemptGate({ ...common, failures: FAILURES_PER_ADDRESS });
  }

  /**
   * Runs one attempt; it failed when it resolves to undefined. A success forgives the account's failures, not the address's.
   * @throws AppError RATE_LIMITED with `retryAfter` in seconds, and what `work` throws
   */
  async attempt<T>({ account, address }: { account: string; address: string }, work: () => Promise<T | undefined>): Promise<T | undefined> {
    return within(this.#accounts, account, async () => {
      const result = await within(this.#addresses, address, work);
      if (result !== undefined) this.#accounts.forgive(account);
      return result;
    });
  }
}

async function within<T>(gate: AttemptGate, key: string, work: () => Promise<T | undefined>): Promise<T | undefined> {
  await gate.enter(key);
  let failed = false;
  try {
    const result = await work();
    failed = result === undefined;
    return result;
  } finally {
    gate.leave(key, failed);
  }
}
