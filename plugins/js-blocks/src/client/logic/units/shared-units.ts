import { LogicHost, type LogicUnit, type UnitDefinition } from '@mortise/js-runtime/logic';

/** Milliseconds a unit stays when nobody shows it any more: rows come and go. */
const STAY = 5000;

interface Shared {
  readonly unit: LogicUnit;
  users: number;
}

/** Units of the page by what they are: fifty cells of one column are one unit. */
export class SharedUnits {
  readonly #host: LogicHost;
  readonly #units = new Map<string, Shared>();

  /** @param address path of the hidden frame's document */
  constructor(address: string) {
    this.#host = new LogicHost(address);
  }

  get isStuck(): boolean {
    return this.#host.isStuck;
  }

  restart(): void {
    this.#host.restart();
  }

  /** `make` is called for the first user. Whoever has acquired a unit releases it. */
  acquire(key: string, make: () => UnitDefinition): LogicUnit {
    const shared = this.#units.get(key) ?? { unit: this.#host.open(make()), users: 0 };
    shared.users += 1;
    this.#units.set(key, shared);
    return shared.unit;
  }

  release(key: string): void {
    const shared = this.#units.get(key);
    if (shared === undefined) return;
    shared.users -= 1;
    setTimeout(() => this.#drop(key, shared), STAY);
  }

  #drop(key: string, shared: Shared): void {
    if (shared.users > 0 || this.#units.get(key) !== shared) return;
    this.#units.delete(key);
    shared.unit.close();
  }
}
