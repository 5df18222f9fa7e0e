/**
 * A small seeded generator (mulberry32): the same seed draws the same sequence on every machine.
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    /** A number from 0 to below 1. */
    next,
    /** A whole number, both ends included. */
    int,
    pick: (list) => list[int(0, list.length - 1)],
    chance: (probability) => next() < probability,
    /** Bytes of any value. */
    bytes: (length) => Buffer.from(Array.from({ length }, () => int(0, 255))),
    letters: (length) => Array.from({ length }, () => String.fromCharCode(int(97, 122))).join(''),
  };
}

/** A seed of its own for the nth part of a run, so that one part can be repeated without the others. */
export const seedOf = (seed, index) => (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
