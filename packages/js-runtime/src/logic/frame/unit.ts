import type { StopReason } from '../wire/faults';
import { LOGIC_LIMITS } from '../wire/limits';
import type { FromLogicFrame, RunMessage, RunOrder } from '../wire/messages';
import { Relay } from './relay';
import { type Leftover, UnitWorker } from './unit-worker';

export interface UnitOptions {
  readonly code: string;
  /** Address of the script all workers start with. */
  readonly script: string;
  /** To the page, for calls of this unit alone. */
  readonly port: MessagePort;
  readonly tell: (message: FromLogicFrame) => void;
}

/** One piece of code with the worker it runs in, which is replaced when it had to be stopped. */
export class Unit {
  readonly #options: UnitOptions;
  readonly #relay: Relay;
  #shared = '{}';
  #worker: UnitWorker | undefined;
  #stops: readonly number[] = [];

  constructor(options: UnitOptions) {
    this.#options = options;
    this.#relay = new Relay(options.port, (reply) => this.#worker?.post(reply));
  }

  run({ shared, runs, retry }: RunMessage): void {
    this.#shared = shared;
    if (retry) this.#stops = [];
    this.#begin(runs);
  }

  /** To be called every tenth of a second. A worker that has nothing to do ends; the next run begins another. */
  check(now: number): void {
    const idle = this.#worker?.idleSince;
    if (idle !== undefined && now - idle >= LOGIC_LIMITS.idle) this.#worker?.stop('left');
    else this.#worker?.check(now);
  }

  end(): void {
    this.#worker?.stop('left');
    this.#relay.close();
  }

  #begin(runs: readonly RunOrder[]): void {
    const now = performance.now();
    this.#stops = this.#stops.filter((at) => now - at < LOGIC_LIMITS.stopsWithin);
    if (this.#stops.length >= LOGIC_LIMITS.stops) return this.#give(idsOf(runs), 'paused');
    this.#worker ??= this.#start();
    this.#worker.run(this.#shared, runs);
  }

  #start(): UnitWorker {
    const { script, code, tell } = this.#options;
    return new UnitWorker({
      script,
      code,
      openCalls: () => this.#relay.waiting,
      onDone: tell,
      onMessage: (message) => this.#relay.send(message),
      onSilent: (runs) => this.#give(runs, 'silence'),
      onStopped: (leftover) => this.#stopped(leftover),
    });
  }

  #stopped({ reason, begun, waiting, goesOn }: Leftover): void {
    this.#worker = undefined;
    this.#relay.abortAll();
    if (begun.length + waiting.length === 0) return;
    if (reason !== 'left') this.#stops = [...this.#stops, performance.now()];
    this.#give(goesOn ? begun : [...begun, ...idsOf(waiting)], reason);
    if (goesOn && waiting.length > 0) this.#begin(waiting);
  }

  #give(runs: readonly number[], reason: StopReason): void {
    if (runs.length > 0) this.#options.tell({ kind: 'stopped', runs, reason });
  }
}

function idsOf(runs: readonly RunOrder[]): readonly number[] {
  return runs.map(({ id }) => id);
}
