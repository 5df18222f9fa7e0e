/** How much the last run counts. */
const WEIGHT = 0.25;

/** A Map, a WeakMap, a cache. */
interface Kept<Key> {
  get(key: Key): number | undefined;
  set(key: Key, milliseconds: number): unknown;
}

/** How long runs of each statement have been taking: an average in which the last ones count most. */
export class RunTimes<Key> {
  readonly #kept: Kept<Key>;

  /** `kept`: where the averages are kept, and forgotten. */
  constructor(kept: Kept<Key>) {
    this.#kept = kept;
  }

  /** False for a statement nobody has run yet. */
  isBelow(key: Key, milliseconds: number): boolean {
    return (this.#kept.get(key) ?? Infinity) < milliseconds;
  }

  took(key: Key, milliseconds: number): void {
    const before = this.#kept.get(key) ?? milliseconds;
    this.#kept.set(key, before + WEIGHT * (milliseconds - before));
  }
}
