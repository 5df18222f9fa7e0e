import type { FailureStore, Failures } from '@mortise/plugin-api/server';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from './redis-connection';

/** Counts failures in Redis. Whoever counts them goes on by itself while Redis does not answer. */
export function redisFailures({ limiter, isConnected }: Pick<RedisConnection, 'limiter' | 'isConnected'>): FailureStore {
  const ask = async (question: () => Promise<RateLimiterRes | null>): Promise<Failures | undefined> => {
    const found = isConnected() ? await question().catch(() => null) : null;
    return found === null ? undefined : { count: found.consumedPoints, endsInMs: Math.max(found.msBeforeNext, 0) };
  };
  return {
    add: (key, windowMs) => ask(() => limiter.penalty(nameOf(key), 1, { customDuration: windowMs / 1000 })),
    read: (key) => ask(() => limiter.get(nameOf(key))),
    async forget(key) {
      if (isConnected()) await limiter.delete(nameOf(key)).catch(() => false);
    },
  };
}

function nameOf(key: string): string {
  return `failures:${key}`;
}
