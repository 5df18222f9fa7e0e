/** What was begun in time may take this much longer to say how far it came. */
const GRACE_MILLISECONDS = 500;

/** Bounds work that may leave something out. */
export class TimeLimit {
  readonly #endsAt: number;
  #isComplete = true;

  constructor(milliseconds: number) {
    this.#endsAt = performance.now() + milliseconds;
  }

  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** False when the time was up before everything was done, or something was left out. */
  get isComplete(): boolean {
    return this.#isComplete && !this.isOver;
  }

  /** Says that something cannot be found out. */
  leaveOut(): void {
    this.#isComplete = false;
  }

  /** What `work` resolves to, or `otherwise` when the time is up first; work that has begun then ends by itself. */
  async within<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.isOver) return otherwise;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(resolve, this.#endsAt - performance.now() + GRACE_MILLISECONDS, otherwise);
    });
    const begun = work();
    begun.catch(() => undefined);
    try {
      return await Promise.race([begun, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
