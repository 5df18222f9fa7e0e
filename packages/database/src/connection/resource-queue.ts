import { AppError } from '@mortise/shared';

interface Waiting<R> {
  readonly start: (resource: R) => void;
  readonly timer: NodeJS.Timeout;
}

/** Lends a few resources, first come first served, each to one task at a time. */
export class ResourceQueue<R> {
  readonly #idle: R[];
  readonly #waiting: Waiting<R>[] = [];
  readonly #maxWaitMilliseconds: number;

  constructor(resources: readonly R[], maxWaitMilliseconds: number) {
    this.#idle = [...resources];
    this.#maxWaitMilliseconds = maxWaitMilliseconds;
  }

  /** @throws AppError DATABASE_BUSY when no resource became free in time; whatever `task` throws */
  async run<T>(task: (resource: R) => Promise<T>): Promise<T> {
    const resource = this.#idle.pop() ?? (await this.#wait());
    try {
      return await task(resource);
    } finally {
      this.#handOn(resource);
    }
  }

  #wait(): Promise<R> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(new AppError('DATABASE_BUSY'));
      }, this.#maxWaitMilliseconds);
      const entry = { start: resolve, timer };
      this.#waiting.push(entry);
    });
  }

  #handOn(resource: R): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#idle.push(resource);
      return;
    }
    clearTimeout(next.timer);
    next.start(resource);
  }
}
