/** Where the operator's Redis is (REDIS_URL); a plugin connects by itself. */
export interface RedisAddress {
  /** `redis://…`, or `rediss://…` for TLS; undefined when there is none, and what it would hold stays in the process. */
  readonly url: string | undefined;
}
