import type { StepRequest } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Count, Policy } from '../counting/counter';

/** A call that was counted, and under which rule. */
export interface Verdict {
  readonly policy: Policy;
  readonly count: Count;
}

/** Of two rules the one that lets through fewer further calls; of equals the one that lasts longer. */
export function tighter(one: Verdict, other: Verdict): Verdict {
  const difference = remaining(one) - remaining(other);
  if (difference !== 0) return difference < 0 ? one : other;
  return one.count.endsAt >= other.count.endsAt ? one : other;
}

/**
 * Tells the caller what is left, in the names in common use (`X-RateLimit-…`, the reset in Unix seconds) and in those of the IETF draft
 * (structured fields, the reset in seconds from now).
 */
export function tellLimit(request: Pick<StepRequest, 'setHeader'>, verdict: Verdict): void {
  const { policy } = verdict;
  const left = remaining(verdict);
  const wait = secondsLeft(verdict.count);
  request.setHeader('X-RateLimit-Limit', policy.limit);
  request.setHeader('X-RateLimit-Remaining', String(left));
  request.setHeader('X-RateLimit-Reset', verdict.count.resetsAt);
  request.setHeader('RateLimit-Policy', policy.told);
  request.setHeader('RateLimit', `"${policy.kind}";r=${left};t=${wait}`);
}

export function isOver({ policy, count }: Verdict): boolean {
  return count.consumed > policy.points;
}

/** RFC 6585, 4: `Retry-After` comes from `retryAfter`, and no cache keeps the answer. */
export function refusal({ policy, count }: Verdict): AppError {
  return new AppError('RATE_LIMITED', { limit: policy.kind, max: policy.points, retryAfter: secondsLeft(count) });
}

function remaining({ policy, count }: Verdict): number {
  return Math.max(0, policy.points - count.consumed);
}

/** At least one: whoever tries again then is in the next window. */
function secondsLeft({ endsAt, countedAt }: Count): number {
  return Math.max(1, Math.ceil((endsAt - countedAt) / 1000));
}
