import { RateLimit } from '../../host/rate-limit';
import type { FrameMessage, ReplyMessage } from '../../protocol/messages';
import type { StopReason } from '../wire/faults';
import { LOGIC_LIMITS } from '../wire/limits';
import type { DoneMessage, FromWorker, RunOrder, ToWorker } from '../wire/messages';
import { readWorkerMessage } from '../wire/read-message';
import { Watch } from './watch';

/** What a worker leaves behind when it was stopped. */
export interface Leftover {
  readonly reason: StopReason;
  /** Had begun, and perhaps done something. */
  readonly begun: readonly number[];
  readonly waiting: readonly RunOrder[];
  /** What waits may be given to the next worker: this one has run something, so its code can be loaded. */
  readonly goesOn: boolean;
}

export interface UnitWorkerOptions {
  readonly code: string;
  /** Address of the script all workers start with. */
  readonly script: string;
  /** Calls that wait for their answers. */
  openCalls(): number;
  onDone(message: DoneMessage): void;
  onMessage(message: FrameMessage): void;
  /** Runs that were given up; the worker goes on. */
  onSilent(runs: readonly number[]): void;
  onStopped(leftover: Leftover): void;
}

/** One worker, with everything that is counted about it. Nothing it sends is passed on unread. */
export class UnitWorker {
  readonly #options: UnitWorkerOptions;
  readonly #worker: Worker;
  readonly #created = performance.now();
  readonly #messages = new RateLimit(LOGIC_LIMITS.messages);
  readonly #waiting = new Map<number, RunOrder>();
  readonly #begun = new Set<number>();
  #watch: Watch | undefined;
  #isStopped = false;
  #hasBegun = false;
  #usedAt = this.#created;

  constructor(options: UnitWorkerOptions) {
    this.#options = options;
    this.#worker = new Worker(options.script);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#receive(data));
    this.#worker.addEventListener('error', () => this.stop('crash'));
    this.post({ kind: 'code', code: options.code });
  }

  /** When it last had something to do; undefined while it has. */
  get idleSince(): number | undefined {
    return this.#isIdle ? this.#usedAt : undefined;
  }

  run(shared: string, runs: readonly RunOrder[]): void {
    if (this.#isIdle) this.#watch?.progress(performance.now());
    for (const run of runs) this.#waiting.set(run.id, run);
    this.post({ kind: 'run', shared, runs });
  }

  /** Looks whether it still gives way; to be called every tenth of a second. */
  check(now: number): void {
    if (this.#watch === undefined) {
      if (now - this.#created >= LOGIC_LIMITS.start) this.stop('crash');
      return;
    }
    // What nobody waits for may be silent; its timers are counted all the same.
    const reason = this.#watch.verdict(now, this.#begun.size === 0 || this.#options.openCalls() > 0);
    if (reason === 'silence') this.#giveUp(now);
    else if (reason !== undefined) return this.stop(reason);
    const id = this.#watch.ask(now);
    if (id !== undefined) this.post({ kind: 'ping', id });
  }

  stop(reason: StopReason): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#worker.terminate();
    const waiting = [...this.#waiting.values()];
    this.#options.onStopped({ reason, begun: [...this.#begun], waiting, goesOn: this.#hasBegun && reason !== 'left' });
  }

  post(message: ToWorker | ReplyMessage): void {
    this.#worker.postMessage(message);
  }

  get #isIdle(): boolean {
    return this.#waiting.size + this.#begun.size + this.#options.openCalls() === 0;
  }

  #receive(data: unknown): void {
    if (this.#isStopped) return;
    if (!this.#messages.take()) return this.stop('messages');
    const message = typeof data === 'string' && data.length <= LOGIC_LIMITS.message ? readWorkerMessage(data) : undefined;
    if (message === undefined) this.stop('size');
    else this.#handle(message, performance.now());
  }

  #handle(message: FromWorker, now: number): void {
    if (message.kind === 'ready') this.#watch ??= new Watch(now);
    else if (message.kind === 'pong') this.#watch?.answered(message.id, now);
    else if (message.kind === 'started') this.#begin(message.run, now);
    else if (message.kind === 'done') this.#finish(message, now);
    else this.#options.onMessage(message);
  }

  #begin(run: number, now: number): void {
    if (!this.#waiting.delete(run)) return;
    this.#begun.add(run);
    this.#hasBegun = true;
    this.#watch?.progress(now);
  }

  #finish(message: DoneMessage, now: number): void {
    if (!this.#begun.delete(message.run)) return;
    this.#usedAt = now;
    this.#watch?.progress(now);
    this.#options.onDone(message);
  }

  #giveUp(now: number): void {
    const runs = [...this.#begun];
    this.#begun.clear();
    this.#watch?.progress(now);
    for (const run of runs) this.post({ kind: 'forget', run });
    this.#options.onSilent(runs);
  }
}
