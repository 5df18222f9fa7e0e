export interface WatchdogOptions {
  ping(): void;
  /** Told when it changes. */
  onPulse(answers: boolean): void;
}

/** Milliseconds. */
const PING_EVERY = 1_000;
const PATIENCE = 3_000;

/**
 * Notices when a frame no longer answers, because its code runs without an end. Begins with the first answer; a hidden page, whose timers
 * the browser slows down, is not judged.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** When the ping that waits for its answer was sent. */
  #sent: number | undefined;
  #answers = true;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  heard(): void {
    this.#sent = undefined;
    this.#timer ??= setInterval(() => this.#look(), PING_EVERY);
    this.#judge(true);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (document.hidden) {
      this.#sent = undefined;
      return;
    }
    if (this.#sent !== undefined) {
      if (performance.now() - this.#sent > PATIENCE) this.#judge(false);
      return;
    }
    this.#sent = performance.now();
    this.#options.ping();
  }

  #judge(answers: boolean): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    this.#options.onPulse(answers);
  }
}
