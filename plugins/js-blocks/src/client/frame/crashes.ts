/** Milliseconds. */
const WITHIN = 60_000;
/** What goes wrong in one go counts once. */
const APART = 1_000;
const MOST = 3;

/** Counts how often the code of one run fails, and says when that is too often for it to go on. */
export class Crashes {
  #times: readonly number[] = [];

  /** Returns whether it is one too many. `now` is in milliseconds. */
  count(now = performance.now()): boolean {
    const last = this.#times.at(-1);
    if (last !== undefined && now - last < APART) return false;
    this.#times = [...this.#times.filter((time) => now - time < WITHIN), now];
    return this.#times.length >= MOST;
  }
}
