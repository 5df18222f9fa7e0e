import type { CountMode } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import type { CompiledCount } from './compile/read';

const ENTRIES = 1000;
/** Other processes write too, and nobody tells us. */
const LIFE_MILLISECONDS = 1000;

interface Entry {
  readonly count: number;
  readonly generation: number;
}

/** A place in the cache, taken before the count is read: it is worth nothing if a write came in between. */
export interface CountSlot {
  readonly key: string;
  readonly generation: number;
}

/** Counts by condition and values, dropped by every write to one of the collections. */
export class CountCache {
  readonly #entries = new LRUCache<string, Entry>({ max: ENTRIES, ttl: LIFE_MILLISECONDS });
  readonly #generations = new Map<string, number>();

  /** `collections`: all that the condition looks at. */
  slot(collections: readonly string[], mode: CountMode, count: CompiledCount): CountSlot {
    // Generations only grow, so their sum stays as it is only while none of them changes.
    const generation = collections.reduce((sum, name) => sum + this.#generation(name), 0);
    return { key: `${mode}\n${count.text}\n${JSON.stringify(count.values)}`, generation };
  }

  get(slot: CountSlot): number | undefined {
    const entry = this.#entries.get(slot.key);
    return entry?.generation === slot.generation ? entry.count : undefined;
  }

  set({ key, generation }: CountSlot, count: number): void {
    this.#entries.set(key, { count, generation });
  }

  written(collection: string): void {
    this.#generations.set(collection, this.#generation(collection) + 1);
  }

  #generation(collection: string): number {
    return this.#generations.get(collection) ?? 0;
  }
}
