import { type AddressNumber, type AddressRange } from '../../contract';

const WIDTH = { 4: 32, 6: 128 } as const;

interface Family {
  /** Longest first, so that the closest entry decides. */
  readonly prefixes: readonly number[];
  /** By prefix, then by the bits that are fixed. */
  readonly entries: ReadonlyMap<number, ReadonlyMap<bigint, string>>;
}

/**
 * Addresses and ranges, compiled once. A look costs one step for each length of prefix that occurs, at most 33 for IPv4 and 129 for IPv6,
 * however many entries there are.
 */
export class RangeSet {
  readonly #families: Readonly<Record<4 | 6, Family>>;

  constructor(ranges: readonly AddressRange[]) {
    this.#families = { 4: familyOf(ranges, 4), 6: familyOf(ranges, 6) };
  }

  /** The entry with the longest prefix that holds the address. */
  find({ family, bits }: AddressNumber): string | undefined {
    const { prefixes, entries } = this.#families[family];
    for (const prefix of prefixes) {
      const entry = entries.get(prefix)?.get(bits >> BigInt(WIDTH[family] - prefix));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }
}

function familyOf(ranges: readonly AddressRange[], family: 4 | 6): Family {
  const entries = new Map<number, Map<bigint, string>>();
  for (const { family: of, bits, prefix, canonical } of ranges) {
    if (of !== family) continue;
    const sameLength = entries.get(prefix) ?? new Map<bigint, string>();
    entries.set(prefix, sameLength.set(bits >> BigInt(WIDTH[family] - prefix), canonical));
  }
  return { entries, prefixes: [...entries.keys()].sort((left, right) => right - left) };
}
