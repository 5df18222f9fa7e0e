import { AppError } from '@mortise/shared';

/** How often overdue work is looked for, as a part of the limit. */
const PRECISION = 20;

interface Waiting {
  /** Milliseconds of the monotonic clock. */
  readonly due: number;
  readonly giveUp: (error: AppError) => void;
  isUnhurried: () => boolean;
}

const isHurried = (): boolean => false;

/**
 * Ends the wait for work that takes too long. All work has the same limit, so whatever began first is due first, and one timer
 * serves every request instead of one each.
 */
export class Deadline {
  readonly #milliseconds: number;
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /**
   * Settles as `work` does, or rejects when that takes too long, unless it is unhurried by then; the work itself goes on.
   * @throws AppError DEADLINE_EXCEEDED
   */
  watch<T>(work: Promise<T>, isUnhurried: () => boolean = isHurried): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = { due: performance.now() + this.#milliseconds, giveUp: reject, isUnhurried };
      this.#waiting.add(waiting);
      this.#timer ??= setInterval(() => this.#giveUpOverdue(), Math.ceil(this.#milliseconds / PRECISION)).unref();
      work.then(
        (value) => {
          this.#forget(waiting);
          resolve(value);
        },
        (error: unknown) => {
          this.#forget(waiting);
          reject(error);
        },
      );
    });
  }

  /** The tables a Set has outgrown refer to what was in them until the next full collection: nothing may lead from there to the request. */
  #forget(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    waiting.isUnhurried = isHurried;
  }

  #giveUpOverdue(): void {
    const now = performance.now();
    for (const waiting of this.#waiting) {
      if (waiting.due > now) return;
      this.#waiting.delete(waiting);
      if (!waiting.isUnhurried()) waiting.giveUp(new AppError('DEADLINE_EXCEEDED', { retryAfter: 5 }));
    }
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
