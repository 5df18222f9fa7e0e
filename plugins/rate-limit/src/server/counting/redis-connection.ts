import type { Log } from '@mortise/plugin-api/server';
import type { Redis } from 'ioredis';
import type { RateLimiterRedis } from 'rate-limiter-flexible';

interface RedisModule {
  readonly Redis: typeof Redis;
}
interface LimiterModule {
  readonly RateLimiterRedis: typeof RateLimiterRedis;
}

/** Milliseconds an answer may take before the limits of this process are used. */
const ANSWER_MS = 500;
/** Milliseconds the first connection may take before the server starts without it. */
const FIRST_CONNECT_MS = 2_000;
const MAX_PAUSE_MS = 2_000;

/** Counters in Redis that all processes of one installation share. */
export interface RedisConnection {
  readonly limiter: Pick<RateLimiterRedis, 'penalty' | 'get' | 'delete'>;
  readonly isConnected: () => boolean;
  close(): void;
}

export interface RedisOptions {
  readonly url: string;
  /** Begins every key, so that installations which share a Redis do not share counts. */
  readonly prefix: string;
  readonly log: Log;
}

/** Resolves when Redis answers, or after a while when it does not; it is connected to as soon as it does. */
export async function connectRedis({ url, prefix, log }: RedisOptions): Promise<RedisConnection> {
  const { Redis: Client, RateLimiterRedis: Limiter } = loadClient();
  const client = new Client(url, {
    lazyConnect: true,
    // A call that cannot be counted now is counted here, not later.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_MS,
    connectTimeout: FIRST_CONNECT_MS,
    disconnectTimeout: ANSWER_MS,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(times * 100, MAX_PAUSE_MS),
  });
  // Without a listener it would print to the console; what fails is told by the calls that fail.
  client.on('error', (error: Error) => log.debug('Redis is not reachable', { error: error.message }));
  await firstConnection(client);
  const limiter = new Limiter({ storeClient: client, keyPrefix: prefix, points: 1, duration: 60, rejectIfRedisNotReady: true });
  return { limiter, isConnected: () => client.status === 'ready', close: () => client.disconnect() };
}

/** Only where there is a Redis: loading both takes its time. */
function loadClient(): RedisModule & LimiterModule {
  const { Redis: client } = require('ioredis') as RedisModule;
  const { RateLimiterRedis: limiter } = require('rate-limiter-flexible') as LimiterModule;
  return { Redis: client, RateLimiterRedis: limiter };
}

async function firstConnection(client: Redis): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FIRST_CONNECT_MS);
  });
  await Promise.race([client.connect().catch(() => undefined), patience]);
  clearTimeout(timer);
}
