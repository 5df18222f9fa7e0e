/** A caller that was let in. */
export interface RecentCaller {
  readonly address: string;
  readonly origin: string | undefined;
  readonly ownOrigin: string;
  readonly principal: string;
  /** Paths of late, cut short; at most `MAX_PATHS`. */
  readonly paths: ReadonlySet<string>;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastSeenAt: number;
}

type Seen = { -readonly [Key in keyof RecentCaller]: RecentCaller[Key] } & { readonly paths: Set<string> };

type Sighting = Pick<RecentCaller, 'address' | 'origin' | 'ownOrigin' | 'principal'> & { readonly path: string };

const MAX_KNOWN = 500;
const MAX_PATHS = 64;
/** Of a path: `/api/rest/v1/todos`. */
const MAX_SEGMENTS = 4;
const MAX_ORIGIN = 300;
/** Calls of one caller that are looked at in a second: it may call from many addresses. Strangers together are one caller. */
const MAX_PER_SECOND = 100;

type Kind = 'identified' | 'anonymous';

/**
 * Who called lately, in the memory of this process. Those who gave no credential have a place of their own, so that a crowd of strangers
 * does not push out those who matter.
 */
export class RecentCallers {
  readonly #known: Readonly<Record<Kind, Map<string, Seen>>> = { identified: new Map(), anonymous: new Map() };
  /** Calls that were looked at since `#secondEnds - 1000`, by caller. */
  readonly #looked = new Map<string, number>();
  #secondEnds = 0;

  /**
   * Whether a call is to be looked at: a sample is enough to know who calls, and who calls seldom is not to be lost among those who call often.
   * `now` in milliseconds of a clock that is never set back.
   */
  wants(principal: string, now = performance.now()): boolean {
    if (now >= this.#secondEnds) {
      this.#secondEnds = now + 1000;
      this.#looked.clear();
    }
    const looked = this.#looked.get(principal) ?? 0;
    if (looked >= MAX_PER_SECOND || this.#looked.size >= MAX_KNOWN) return false;
    this.#looked.set(principal, looked + 1);
    return true;
  }

  see({ path, ...sighting }: Sighting, now = Date.now()): void {
    if ((sighting.origin?.length ?? 0) > MAX_ORIGIN) return;
    const { address, origin, principal } = sighting;
    const place = this.#known[kindOf(principal)];
    const key = `${address} ${principal} ${origin ?? ''}`;
    const seen: Seen = place.get(key) ?? { ...sighting, paths: new Set(), count: 0, lastSeenAt: now };
    seen.count += 1;
    seen.lastSeenAt = now;
    const short = shortPath(path);
    // Maps and sets keep their order: the first one is the one that was not seen for longest.
    seen.paths.delete(short);
    seen.paths.add(short);
    dropOldest(seen.paths, MAX_PATHS);
    place.delete(key);
    place.set(key, seen);
    dropOldest(place, MAX_KNOWN);
  }

  /** Latest first, those with a credential before the others. */
  list(): readonly RecentCaller[] {
    const { identified, anonymous } = this.#known;
    return [...[...identified.values()].reverse(), ...[...anonymous.values()].reverse()];
  }
}

function kindOf(principal: string): Kind {
  return principal === 'anonymous' ? 'anonymous' : 'identified';
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** Without what stands deep below, so that a caller who reads a thousand records is at few places. */
function shortPath(path: string): string {
  return path
    .split('/', MAX_SEGMENTS + 1)
    .join('/')
    .slice(0, MAX_ORIGIN);
}
