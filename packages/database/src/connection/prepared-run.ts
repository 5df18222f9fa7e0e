import type { Connection, Submittable } from 'pg';
import type { SqlValue } from '../compile/dialect';
import type { Outcome, Row } from './driver';
import { type BoundRun, runMessages } from './run-messages';

/** A statement that stays prepared on its connections under a name; its columns are known, so the server is not asked about them. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly columns: readonly string[];
}

/** What the driver's connection does besides what its types tell. */
export interface ExtendedConnection extends Connection {
  /** Texts by name, kept by the client. */
  readonly parsedStatements: Readonly<Record<string, string>>;
}

interface Settle {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

const ROWS_AFFECTED = /\d+$/;

/**
 * One run of a prepared statement on a client of pg, which calls the `handle…` methods with the messages of the server (PostgreSQL manual,
 * 55.2.3). All values of the outcome are texts. Against the driver's own query it saves the server a message per run, and this process
 * the reading of it, the parsers of types and an event emitter.
 */
export class PreparedRun implements Submittable, BoundRun {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly #columns: readonly string[];
  readonly #settle: Settle;
  readonly #rows: Row[] = [];
  /** Runs whose messages go out with those of this one; undefined once they are sent. */
  #together: readonly PreparedRun[] | undefined = [this];
  #affected = 0;

  constructor({ name, text, columns }: Prepared, values: readonly SqlValue[], settle: Settle) {
    this.name = name;
    this.text = text;
    this.values = values.map(textOf);
    this.#columns = columns;
    this.#settle = settle;
  }

  /**
   * Takes the messages of other runs along. Nothing else may be given to the client before them, and their statements must be prepared on
   * its connection.
   */
  takeAlong(others: readonly PreparedRun[]): void {
    this.#together = [this, ...others];
    for (const other of others) other.#together = undefined;
  }

  submit(given: Connection): void {
    const { stream, parsedStatements } = given as ExtendedConnection;
    const { name, text } = this;
    // A client that is being closed writes nothing more; it tells those who wait.
    if (this.#together === undefined || !stream.writable) return;
    stream.cork();
    if (parsedStatements[name] === undefined) given.parse({ name, text, types: [] }, true);
    stream.write(runMessages(this.#together));
    stream.uncork();
    this.#together = undefined;
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    for (const [index, column] of this.#columns.entries()) row[column] = fields[index];
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#affected = Number(ROWS_AFFECTED.exec(text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    this.#settle.resolve({ rows: this.#rows, affected: this.#affected });
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }
}

/** A value as PostgreSQL reads it from text; lists as an array (manual, 8.15.2). */
function textOf(value: SqlValue): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return `{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
