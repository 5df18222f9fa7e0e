import type { RetryOptions } from '../client-options';
import { LimitError, type MortiseError, NetworkError } from '../errors/errors';
import { startTimer } from './timer';

/**
 * What may be done again: `always` where doing it twice is like doing it once, `refused` only what the server has turned away at its
 * door, `never` what must not be tried twice, such as a password.
 */
export type Repeatable = 'always' | 'refused' | 'never';

export interface RetryPolicy {
  readonly attempts: number;
  /** Milliseconds. */
  readonly delay: number;
  readonly maxDelay: number;
}

const DEFAULT: RetryPolicy = { attempts: 4, delay: 200, maxDelay: 20_000 };
/** Something in front of the server, or the server itself, is away for a moment. */
const PASSING: readonly number[] = [502, 503, 504];

export function retryPolicy(options: RetryOptions | false | undefined): RetryPolicy {
  if (options === false) return { ...DEFAULT, attempts: 1 };
  const { attempts = DEFAULT.attempts, delay = DEFAULT.delay, maxDelay = DEFAULT.maxDelay } = options ?? {};
  return { attempts, delay, maxDelay };
}

export interface Failure {
  readonly error: MortiseError;
  /** How often it has been tried. */
  readonly attempt: number;
  readonly repeatable: Repeatable;
}

/** Milliseconds until the next attempt; undefined when there is to be none. */
export function waitBefore({ error, attempt, repeatable }: Failure, policy: RetryPolicy): number | undefined {
  if (attempt >= policy.attempts || !isPassing(error, repeatable)) return undefined;
  // Random up to a limit that doubles: clients that failed together do not come back together.
  const jitter = Math.random() * Math.min(policy.maxDelay, policy.delay * 2 ** (attempt - 1));
  if (error.retryAfter === undefined) return jitter;
  const asked = error.retryAfter * 1000;
  return asked > policy.maxDelay ? undefined : asked + jitter;
}

function isPassing(error: MortiseError, repeatable: Repeatable): boolean {
  if (repeatable === 'never') return false;
  if (error instanceof LimitError) return true;
  return repeatable === 'always' && (error instanceof NetworkError || PASSING.includes(error.status));
}

/** Resolves after so many milliseconds; rejects with the signal's reason as soon as it is aborted. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = startTimer(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
