import { OTHERS } from '../../contract';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
const MINUTES = 60;
/** Callers counted one by one in an hour: some 7 MB. */
const MAX_SUBJECTS = 10_000;
/** Hours of callers that wait to be written, while the database is away. */
const MAX_WAITING = 20_000;

/** Calls of one caller in one hour. */
export interface UsageEntry {
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly hour: number;
  calls: number;
  refused: number;
  readonly minutes: number[];
  /** How many calls the stored row knows of. */
  written: number;
  /** Key of the stored row. */
  id: number | undefined;
}

/** Counts calls in memory, at the cost of a look-up each. */
export class UsageCounter {
  readonly #maxSubjects: number;
  readonly #current = new Map<string, UsageEntry>();
  #past: UsageEntry[] = [];
  #hour = 0;

  constructor({ maxSubjects = MAX_SUBJECTS }: { maxSubjects?: number } = {}) {
    this.#maxSubjects = maxSubjects;
  }

  /** `now` in milliseconds since the epoch. */
  count(subject: string, isRefused: boolean, now: number): void {
    const entry = this.#entryOf(subject, now - (now % HOUR_MS));
    const minute = Math.floor((now % HOUR_MS) / MINUTE_MS);
    entry.calls += 1;
    if (isRefused) entry.refused += 1;
    entry.minutes[minute] = (entry.minutes[minute] ?? 0) + 1;
  }

  /** What the stored rows do not know yet. */
  unwritten(): readonly UsageEntry[] {
    this.#past = this.#past.filter(isUnwritten).slice(-MAX_WAITING);
    return [...this.#past, ...[...this.#current.values()].filter(isUnwritten)];
  }

  #entryOf(subject: string, hour: number): UsageEntry {
    if (hour !== this.#hour) this.#turn(hour);
    const found = this.#current.get(subject);
    if (found !== undefined) return found;
    const name = this.#current.size < this.#maxSubjects ? subject : OTHERS;
    const others = this.#current.get(name);
    if (others !== undefined) return others;
    const entry = {
      subject: name,
      hour,
      calls: 0,
      refused: 0,
      minutes: Array.from({ length: MINUTES }, () => 0),
      written: 0,
      id: undefined,
    };
    this.#current.set(name, entry);
    return entry;
  }

  #turn(hour: number): void {
    this.#past = [...this.#past, ...this.#current.values()].filter(isUnwritten).slice(-MAX_WAITING);
    this.#current.clear();
    this.#hour = hour;
  }
}

function isUnwritten({ calls, written }: UsageEntry): boolean {
  return calls !== written;
}
