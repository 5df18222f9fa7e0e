import type { StopReason } from '../wire/faults';
import { LOGIC_LIMITS } from '../wire/limits';

/** An answer that comes later than this was kept back by code that ran. */
const PROMPT = 50;
/** The frame looks every tenth of a second. When it does so much later, it was kept waiting itself, and of that time no more counts. */
const LOOKS_WITHIN = 300;

/**
 * Finds out, from outside, whether a worker still gives way: it is asked and has to answer. What it takes is summed up until a run begins or
 * ends, so that neither one long step nor many short ones go on for ever. Times are in milliseconds.
 */
export class Watch {
  #asked: { readonly id: number; readonly at: number } | undefined;
  #count = 0;
  #busy = 0;
  #since: number;
  #looked: number;

  constructor(now: number) {
    this.#since = now;
    this.#looked = now;
  }

  /** A run began or ended. */
  progress(now: number): void {
    this.#looked = now;
    this.#since = now;
    this.#busy = 0;
    if (this.#asked !== undefined) this.#asked = { ...this.#asked, at: now };
  }

  /** The number of the next question; undefined while the last one is open. */
  ask(now: number): number | undefined {
    this.#look(now);
    if (this.#asked !== undefined) return undefined;
    this.#count += 1;
    this.#asked = { id: this.#count, at: now };
    return this.#count;
  }

  answered(id: number, now: number): void {
    this.#look(now);
    if (this.#asked?.id !== id) return;
    const took = now - this.#asked.at;
    if (took > PROMPT) this.#busy += took;
    this.#asked = undefined;
  }

  /** Why something must be ended, if it must. `isWaiting`: it has a reason to be silent. */
  verdict(now: number, isWaiting: boolean): StopReason | undefined {
    this.#look(now);
    const open = this.#asked === undefined ? 0 : now - this.#asked.at;
    if (this.#busy + open >= LOGIC_LIMITS.cpu) return 'time';
    if (isWaiting) this.#since = now;
    return now - this.#since >= LOGIC_LIMITS.silence ? 'silence' : undefined;
  }

  #look(now: number): void {
    const lost = now - this.#looked - LOOKS_WITHIN;
    this.#looked = now;
    if (lost <= 0) return;
    this.#since += lost;
    if (this.#asked !== undefined) this.#asked = { ...this.#asked, at: this.#asked.at + lost };
  }
}
