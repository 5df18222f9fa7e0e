/** Milliseconds. What happens together is told together; what goes on and on is told this often. */
const FIRST = 25;
const INTERVAL = 500;

/** Runs one piece of work soon after it is asked for, however often that is, and rests after it. */
export class Pulse {
  readonly #work: () => Promise<void>;
  #waiting = false;
  #running = false;
  #again = false;
  #restUntil = 0;

  /** `work` must not throw. */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  ask(): void {
    if (this.#running) this.#again = true;
    if (this.#running || this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => void this.#beat(), Math.max(FIRST, this.#restUntil - performance.now())).unref();
  }

  async #beat(): Promise<void> {
    this.#waiting = false;
    this.#running = true;
    await this.#work();
    this.#running = false;
    this.#restUntil = performance.now() + INTERVAL;
    if (!this.#again) return;
    this.#again = false;
    this.ask();
  }
}
