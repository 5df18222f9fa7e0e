import type { LogicOutcome, StopReason } from '../wire/faults';
import type { FromLogicFrame } from '../wire/messages';
import { HiddenFrame } from './hidden-frame';
import { LogicUnit } from './logic-unit';
import type { UnitDefinition } from './unit-definition';

/** The page's end of everything that runs in workers. The frame comes with the first run and goes with the last unit. */
export class LogicHost {
  readonly #address: string;
  readonly #units = new Set<LogicUnit>();
  readonly #waiting = new Map<number, (outcome: LogicOutcome) => void>();
  #frame: HiddenFrame | undefined;
  #runs = 0;

  /** @param address path of the hidden frame's document */
  constructor(address: string) {
    this.#address = address;
  }

  /** A piece of code in a worker of its own, until it is closed. */
  open(definition: UnitDefinition): LogicUnit {
    const unit = new LogicUnit(definition, {
      send: (message, transfer) => (this.#frame ??= this.#start()).send(message, transfer),
      number: () => (this.#runs += 1),
      wait: (run, settle) => this.#waiting.set(run, settle),
      stop: (runs, reason) => this.#stop(runs, reason),
      closed: () => this.#closed(unit),
    });
    this.#units.add(unit);
    return unit;
  }

  /** Nothing answers: code of a block, which runs in the same process, may hold everything up. */
  get isStuck(): boolean {
    return this.#frame?.isStuck ?? false;
  }

  /** Takes the frame away, with everything that runs. Whoever runs something again gets another one. */
  restart(): void {
    this.#frame?.dispose();
    this.#gone();
  }

  #start(): HiddenFrame {
    return new HiddenFrame({
      address: this.#address,
      onMessage: (message) => this.#receive(message),
      onGone: () => this.#gone(),
    });
  }

  #receive(message: FromLogicFrame): void {
    if (message.kind === 'done') this.#settle(message.run, message.outcome);
    else if (message.kind === 'stopped') this.#stop(message.runs, message.reason);
  }

  #settle(run: number, outcome: LogicOutcome): void {
    this.#waiting.get(run)?.(outcome);
    this.#waiting.delete(run);
  }

  #stop(runs: Iterable<number>, reason: StopReason): void {
    for (const run of runs) this.#settle(run, { ok: false, fault: { reason } });
  }

  #gone(): void {
    this.#frame = undefined;
    for (const unit of this.#units) unit.disconnect();
    this.#stop([...this.#waiting.keys()], 'crash');
  }

  #closed(unit: LogicUnit): void {
    this.#units.delete(unit);
    if (this.#units.size > 0) return;
    this.#frame?.dispose();
    this.#frame = undefined;
    this.#stop([...this.#waiting.keys()], 'left');
  }
}
