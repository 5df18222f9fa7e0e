import { LOGIC_LIMITS } from '../wire/limits';
import type { FromLogicFrame, RunMessage, ToLogicFrame } from '../wire/messages';
import { Unit } from './unit';

const LOOK_EVERY = 100;

/** All units of a page. */
export class Units {
  readonly #units = new Map<string, Unit>();
  readonly #script: string;
  readonly #tell: (message: FromLogicFrame) => void;

  /** @param script address of the script workers start with */
  constructor(script: string, tell: (message: FromLogicFrame) => void) {
    this.#script = script;
    this.#tell = tell;
    setInterval(() => this.#check(), LOOK_EVERY);
  }

  receive(message: ToLogicFrame, port: MessagePort | undefined): void {
    if (message.kind === 'alive') this.#tell(message);
    else if (message.kind === 'run') this.#run(message, port);
    else {
      this.#units.get(message.unit)?.end();
      this.#units.delete(message.unit);
    }
  }

  #run(message: RunMessage, port: MessagePort | undefined): void {
    const { unit, code, runs } = message;
    if (port !== undefined && this.#units.size < LOGIC_LIMITS.units) {
      this.#units.set(unit, new Unit({ code, script: this.#script, port, tell: this.#tell }));
    }
    const chosen = this.#units.get(unit);
    if (chosen === undefined) return this.#tell({ kind: 'stopped', runs: runs.map(({ id }) => id), reason: 'units' });
    chosen.run(message);
  }

  #check(): void {
    const now = performance.now();
    for (const unit of this.#units.values()) unit.check(now);
  }
}
