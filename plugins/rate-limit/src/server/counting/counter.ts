import type { Limit, LimitKind } from '../../contract';

/** A rule in force, with what is told of it worked out once. */
export interface Policy extends Limit {
  readonly kind: LimitKind;
  /** Value of `X-RateLimit-Limit`. */
  readonly limit: string;
  /** Value of the field `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, 3). */
  readonly told: string;
}

/** How often somebody has called in the window that runs. */
export interface Count {
  /** This call included, and those that were refused. */
  readonly consumed: number;
  /** Milliseconds of the monotonic clock. */
  readonly endsAt: number;
  /** When this call was counted, by the same clock. */
  readonly countedAt: number;
  /** Value of `X-RateLimit-Reset`: the end in seconds since the epoch. */
  readonly resetsAt: string;
}

/** Counts a call of `key` under a policy: adding and reading are one step, so that no two calls see the same number. */
export interface Counter {
  /** @throws AppError RATE_LIMITS_UNAVAILABLE */
  consume(policy: Policy, key: string): Count | Promise<Count>;
}

/** When a window ends that has so many milliseconds left. */
export function resetIn(milliseconds: number): string {
  return String(Math.ceil((Date.now() + milliseconds) / 1000));
}

export function createPolicy(kind: LimitKind, { points, seconds }: Limit): Policy {
  return { kind, points, seconds, limit: String(points), told: `"${kind}";q=${points};w=${seconds}` };
}
