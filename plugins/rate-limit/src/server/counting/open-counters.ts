import type { FailureStore, Log } from '@mortise/plugin-api/server';
import type { AwayRule, StoreState } from '../../contract';
import type { Counter } from './counter';
import { MemoryCounter } from './memory-counter';
import { connectRedis } from './redis-connection';
import { redisFailures } from './redis-failures';
import { SharedCounter } from './shared-counter';

export interface Counters {
  readonly counter: Counter;
  /** For failures of others that all processes should count together; none without Redis. */
  readonly failures: FailureStore | undefined;
  state(): StoreState;
  /** Forgets what is over. */
  sweep(): void;
  limitsChanged(): void;
  close(): void;
}

export interface CountersOptions {
  /** Of Redis, if there is one. */
  readonly url: string | undefined;
  readonly prefix: string;
  readonly log: Log;
  readonly whenAway: () => AwayRule;
}

/** Counts in Redis where there is one, else in this process. */
export async function openCounters({ url, prefix, log, whenAway }: CountersOptions): Promise<Counters> {
  const memory = new MemoryCounter();
  const sweep = (): void => memory.sweep();
  if (url === undefined) {
    return {
      counter: memory,
      failures: undefined,
      sweep,
      state: () => ({ kind: 'memory', connected: true }),
      limitsChanged: () => undefined,
      close: () => undefined,
    };
  }
  const redis = await connectRedis({ url, prefix, log });
  const counter = new SharedCounter({ redis, memory, whenAway, log });
  return {
    counter,
    failures: redisFailures(redis),
    sweep,
    state: () => ({ kind: 'redis', connected: redis.isConnected() && !counter.isAway }),
    limitsChanged: () => counter.forgetExhausted(),
    close: () => redis.close(),
  };
}
