import { PortHost } from '../../host/port-host';
import type { LogicOutcome, StopReason } from '../wire/faults';
import { LOGIC_LIMITS } from '../wire/limits';
import type { RunOrder, ToLogicFrame } from '../wire/messages';
import type { LogicFacts, UnitDefinition } from './unit-definition';

export interface RunOptions {
  /** Also where the code was stopped too often. */
  readonly retry?: boolean;
}

/** What a unit needs of its host. */
export interface UnitLink {
  send(message: ToLogicFrame, transfer: readonly Transferable[]): void;
  /** The next number of a run. */
  number(): number;
  wait(run: number, settle: (outcome: LogicOutcome) => void): void;
  stop(runs: readonly number[], reason: StopReason): void;
  closed(): void;
}

let count = 0;

/** The page's handle of one piece of code. Runs asked for in one go travel together. */
export class LogicUnit {
  readonly #name = `unit-${(count += 1)}`;
  readonly #definition: UnitDefinition;
  readonly #link: UnitLink;
  #port: PortHost | undefined;
  #batch: RunOrder[] = [];
  #isRetry = false;
  #isClosed = false;

  constructor(definition: UnitDefinition, link: UnitLink) {
    this.#definition = definition;
    this.#link = link;
  }

  /** Evaluates the code once. Does not reject. */
  run(facts: LogicFacts, { retry = false }: RunOptions = {}): Promise<LogicOutcome> {
    const text = JSON.stringify(facts);
    if (this.#isClosed) return Promise.resolve({ ok: false, fault: { reason: 'left' } });
    if (text.length > LOGIC_LIMITS.message) return Promise.resolve({ ok: false, fault: { reason: 'size' } });
    this.#isRetry ||= retry;
    return new Promise((settle) => {
      const id = this.#link.number();
      this.#link.wait(id, (outcome) => {
        // The frame has not taken it in: next time it may.
        if (!outcome.ok && outcome.fault.reason === 'units') this.disconnect();
        settle(outcome);
      });
      if (this.#batch.length === 0) queueMicrotask(() => this.#flush());
      this.#batch.push({ id, facts: text });
    });
  }

  /** Ends what still runs. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#port !== undefined) this.#link.send({ kind: 'leave', unit: this.#name }, []);
    this.disconnect();
    this.#link.closed();
  }

  /** The frame is gone. */
  disconnect(): void {
    this.#port?.close();
    this.#port = undefined;
  }

  #flush(): void {
    const runs = this.#batch;
    this.#batch = [];
    if (this.#isClosed)
      return this.#link.stop(
        runs.map(({ id }) => id),
        'left',
      );
    const transfer = this.#port === undefined ? [this.#connect()] : [];
    const { code, shared } = this.#definition;
    const retry = this.#isRetry;
    this.#isRetry = false;
    this.#link.send({ kind: 'run', unit: this.#name, code, shared: JSON.stringify(shared()), runs, retry }, transfer);
  }

  #connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const { operations, onTell } = this.#definition;
    this.#port = new PortHost({
      port: port1,
      operations,
      onTell: (message) => onTell?.(message),
      onAbuse: () => this.#abused(),
    });
    return port2;
  }

  /** The frame forwards nothing of the kind that ends here unless it sends far too much. */
  #abused(): void {
    this.#link.send({ kind: 'leave', unit: this.#name }, []);
    this.disconnect();
  }
}
