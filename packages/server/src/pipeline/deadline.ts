import { AppError } from '@mortise/shared';

/** How often overdue work is looked for, as a part of the limit. */
const PRECISION = 20;

interface Waiting {
  /** Milliseconds of the monotonic clock. */
  readonly due: number;
  readonly giveUp: (error: AppError) => void;
}

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
   * Settles as `work` does, or rejects when that takes too long; the work itself goes on.
   * @throws AppError DEADLINE_EXCEEDED
   */
  watch<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiting = { due: performance.now() + this.#milliseconds, giveUp: reject };
      this.#waiting.add(waiting);
      this.#timer ??= setInterval(() => this.#giveUpOverdue(), Math.ceil(this.#milliseconds / PRECISION)).unref();
      work.then(
        (value) => {
          this.#waiting.delete(waiting);
          resolve(value);
        },
        (error: unknown) => {
          this.#waiting.delete(waiting);
          reject(error);
        },
      );
    });
  }

  #giveUpOverdue(): void {
    const now = performance.now();
    for (const waiting of this.#waiting) {
      if (waiting.due > now) return;
      this.#waiting.delete(waiting);
      waiting.giveUp(new AppError('DEADLINE_EXCEEDED', { retryAfter: 5 }));
    }
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
