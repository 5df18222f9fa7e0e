import type { Log, OutboxSubscription } from '@mortise/plugin-api/server';
import { deliverDue } from './deliver-due';
import type { OutboxQueue } from './outbox-queue';
import { type OutboxRow, eventOf } from './outbox-rows';
import { withinTime } from './within-time';

/** How often to look for events of other processes, or of the time before a crash. */
const LOOK_MS = 3000;
const HANDLER_MS = 60_000;
/** Timers may fire a little before the time that was written down. */
const SLACK_MS = 5;
/** How long the end waits for the handler that is running; a plugin's undo may take 5 s. */
const PATIENCE_MS = 3000;

export interface DeliveryOptions {
  readonly subscription: OutboxSubscription;
  readonly queue: OutboxQueue;
  readonly log: Log;
}

/** Tells one subscription its events: after every commit that concerns it, every few seconds, and when a retry is due. */
export class Delivery {
  readonly #options: DeliveryOptions;
  #state: 'new' | 'begun' | 'ended' = 'new';
  #isWoken = false;
  /** When the next retry is due, on the clock of `performance`. */
  #retryAt = Infinity;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Nothing is told before. */
  begin(): void {
    if (this.#state !== 'new') return;
    this.#state = 'begun';
    this.wake();
  }

  /** There may be something to tell. Never throws and waits for nothing. */
  wake(): void {
    if (this.#state !== 'begun') return;
    this.#isWoken = true;
    this.#running ??= this.#run();
  }

  /** Tells no more; waits a few seconds for the handler that is running. What it does not finish stays in the outbox. */
  async end(): Promise<void> {
    this.#state = 'ended';
    clearTimeout(this.#timer);
    const running = this.#running;
    if (running)
      await withinTime(() => running, PATIENCE_MS).catch(() =>
        this.#options.log.warn('A subscriber of the outbox still runs', this.#name()),
      );
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#isWoken && this.#isBegun()) {
      this.#isWoken = false;
      if (this.#retryAt <= performance.now()) this.#retryAt = Infinity;
      const delay = await this.#look();
      this.#retryAt = Math.min(this.#retryAt, performance.now() + delay + SLACK_MS);
    }
    this.#running = undefined;
    const pause = Math.max(Math.min(this.#retryAt - performance.now(), LOOK_MS), 0);
    if (this.#isBegun()) this.#timer = setTimeout(() => this.wake(), pause).unref();
  }

  /** Resolves to the milliseconds until the first retry is due; Infinity when nothing failed. */
  async #look(): Promise<number> {
    const { queue, log } = this.#options;
    try {
      const lease = (await queue.hasDue()) ? await queue.takeLease() : undefined;
      if (!lease) return Infinity;
      try {
        return await this.#deliver(() => this.#isBegun() && lease.held);
      } finally {
        await lease.release();
      }
    } catch (error) {
      if (this.#isBegun()) log.warn('The outbox could not be read or written', { ...this.#name(), error });
      return Infinity;
    }
  }

  #deliver(goesOn: () => boolean): Promise<number> {
    const { queue, subscription } = this.#options;
    const tell = (row: OutboxRow): Promise<void> => withinTime(() => subscription.handle(eventOf(row)), HANDLER_MS);
    return deliverDue({ queue, goesOn, tell, failed: (row, error, delay) => this.#logFailure(row, error, delay) });
  }

  #logFailure({ id, collection, event, attempts }: OutboxRow, error: unknown, delay: number | undefined): void {
    const { log } = this.#options;
    const fields = { ...this.#name(), id, collection, event, attempts: attempts + 1, error };
    if (delay === undefined) log.error('An event was put aside: its subscriber failed too often', fields);
    else log.warn('A subscriber of the outbox failed and is called again', { ...fields, delay });
  }

  #isBegun(): boolean {
    return this.#state === 'begun';
  }

  #name(): { readonly subscription: string } {
    return { subscription: this.#options.subscription.id };
  }
}
