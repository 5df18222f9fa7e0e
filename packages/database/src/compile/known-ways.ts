import type { ReadPlan } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import type { SqlValue } from './sql-value';
import type { TwoWays, Way } from './two-ways';

const REMEMBERED = 1_000;
/** Rows change, and with them which way is the better one. */
const MILLISECONDS = 10_000;
/** Values come from callers: pages with longer ones are looked for each time. */
const MAX_NAME = 4_000;

/**
 * Which way to a page was found to be the better one, for a while: to look costs more than the page. Pages of about the same depth are
 * remembered as one.
 */
export class KnownWays {
  readonly #ways = new LRUCache<string, Way>({ max: REMEMBERED, ttl: MILLISECONDS });

  /** The name of a page among all. */
  nameOf(
    ways: TwoWays,
    { collection, limit, offset }: Pick<ReadPlan, 'collection' | 'limit' | 'offset'>,
    values: readonly SqlValue[],
  ): string {
    return JSON.stringify([collection.tableName, ways.alone.sought, values.slice(0, ways.meant), Math.ceil(Math.log2(limit + offset))]);
  }

  find(name: string): Way | undefined {
    return this.#ways.get(name);
  }

  /** `taken`: what the expression of that name has told. */
  learn(name: string, taken: unknown): void {
    if (name.length <= MAX_NAME) this.#ways.set(name, Number(taken) === 1 ? 'ordered' : 'sought');
  }
}
