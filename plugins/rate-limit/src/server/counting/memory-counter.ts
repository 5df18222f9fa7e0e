import { LIMIT_KINDS, type LimitKind } from '../../contract';
import { type Count, type Counter, type Policy, resetIn } from './counter';

/** Callers of one kind that are counted at once; about 10 MB when each is an address. */
export const MAX_WINDOWS = 50_000;

interface Window extends Count {
  consumed: number;
  countedAt: number;
}

/**
 * Counts in this process, synchronously: fixed windows that begin with a caller's first call. Beyond `maxWindows` callers of a kind the window
 * that was opened first is forgotten, so a flood of addresses costs bounded memory, and at worst gives somebody a new window.
 */
export class MemoryCounter implements Counter {
  readonly #windows: ReadonlyMap<LimitKind, Map<string, Window>> = new Map(LIMIT_KINDS.map((kind) => [kind, new Map<string, Window>()]));
  readonly #now: () => number;
  readonly #maxWindows: number;

  /** `now` is a monotonic clock in milliseconds. */
  constructor({ now = () => performance.now(), maxWindows = MAX_WINDOWS }: { now?: () => number; maxWindows?: number } = {}) {
    this.#now = now;
    this.#maxWindows = maxWindows;
  }

  /** How many callers are remembered. */
  get size(): number {
    return [...this.#windows.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The answer goes on counting: look at it before anything is awaited. */
  consume({ kind, seconds }: Policy, key: string): Count {
    const windows = this.#of(kind);
    const now = this.#now();
    const found = windows.get(key);
    const window = found !== undefined && found.endsAt > now ? found : this.#open(windows, key, { now, length: seconds * 1000 });
    window.consumed += 1;
    window.countedAt = now;
    return window;
  }

  /** Forgets windows that are over. */
  sweep(): void {
    const now = this.#now();
    for (const windows of this.#windows.values()) for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
  }

  /** A map keeps the order of insertion: its first window is the oldest. */
  #open(windows: Map<string, Window>, key: string, { now, length }: { readonly now: number; readonly length: number }): Window {
    windows.delete(key);
    if (windows.size >= this.#maxWindows) for (const oldest of windows.keys()) if (windows.delete(oldest)) break;
    const window = { consumed: 0, endsAt: now + length, countedAt: now, resetsAt: resetIn(length) };
    windows.set(key, window);
    return window;
  }

  #of(kind: LimitKind): Map<string, Window> {
    const windows = this.#windows.get(kind);
    if (windows === undefined) throw new TypeError(`Nothing counts ${kind}`);
    return windows;
  }
}
