import type { Connection, Submittable } from 'pg';
import type { SqlValue } from '../compile/sql-value';
import type { Outcome } from './driver';
import { type CommandComplete, type DataRow, type Prepared, submitRuns, textOf } from './prepared-run';
import { ReceivedRows } from './received-rows';
import { runMessages } from './run-messages';

interface Settle {
  /** One outcome for each run, once all are committed. */
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  /** The fault of one of them; none has happened. */
  readonly reject: (error: unknown) => void;
}

/** Several runs of one prepared statement that are a transaction together: with a single Sync they need neither BEGIN nor COMMIT. */
export class TransactionRun implements Submittable {
  readonly name: string;
  readonly text: string;
  readonly #runs: readonly (readonly (string | null)[])[];
  readonly #received: readonly ReceivedRows[];
  readonly #settle: Settle;
  #place = 0;

  constructor({ name, text, columns }: Prepared, runs: readonly (readonly SqlValue[])[], settle: Settle) {
    this.name = name;
    this.text = text;
    this.#runs = runs.map((values) => values.map(textOf));
    this.#received = runs.map(() => new ReceivedRows(columns));
    this.#settle = settle;
  }

  submit(connection: Connection): void {
    const { name } = this;
    const bound = this.#runs.map((values) => ({ name, values }));
    submitRuns(connection, this, runMessages(bound, 'last'));
  }

  handleDataRow({ fields }: DataRow): void {
    this.#received[this.#place]?.add(fields);
  }

  handleCommandComplete({ text }: CommandComplete): void {
    this.#received[this.#place]?.end(text);
    this.#place += 1;
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#received);
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }
}
