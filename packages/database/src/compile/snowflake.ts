import { randomInt } from 'node:crypto';

/** 2025-01-01, from which seconds are counted: 31 bits of them last until 2093. */
const START = Date.UTC(2025, 0, 1);
const PROCESSES = 2 ** 10;
const PER_SECOND = 2 ** 12;

/**
 * Numbers of 53 bits that grow: 31 bits for the second, 10 for this process, 12 to count within the second. One process never repeats
 * itself: it borrows from the seconds to come when it needs more, and does not follow a clock that is set back. Two processes drew their
 * 10 bits by chance; those with the same ones make the same numbers only when they make them in the same second.
 */
export class SnowflakeNumbers {
  readonly #process: number;
  readonly #now: () => number;
  #second = 0;
  #count = 0;

  constructor(options: { readonly process?: number; readonly now?: () => number } = {}) {
    this.#process = options.process ?? randomInt(PROCESSES);
    this.#now = options.now ?? Date.now;
  }

  next(): number {
    const second = Math.floor((this.#now() - START) / 1000);
    if (second > this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    if (this.#count === PER_SECOND) {
      this.#second += 1;
      this.#count = 0;
    }
    const number = (this.#second * PROCESSES + this.#process) * PER_SECOND + this.#count;
    this.#count += 1;
    return number;
  }
}
