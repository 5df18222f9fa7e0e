export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** Some of a list, in the order of the list; at least `least`. */
  some<T>(list: readonly T[], least?: number): T[];
  chance(probability: number): boolean;
  shuffled<T>(list: readonly T[]): T[];
}

/** A generator that draws the same sequence from the same seed on every machine (xorshift of a mixed 32-bit state). */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x5bf03635) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (Math.imul(state, 0x9e3779b1) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const item = list[int(0, list.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, place: next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const some = <T>(list: readonly T[], least = 0): T[] => {
    const places = new Set(shuffled(list.map((_, index) => index)).slice(0, int(Math.min(least, list.length), list.length)));
    return list.filter((_, index) => places.has(index));
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  return { next, int, pick, some, shuffled, chance: (probability) => next() < probability };
}

/** A seed of its own for the nth part of a run, so that one part can be repeated alone. */
export const partSeed = (seed: number, part: number): number => (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b)) >>> 0;
