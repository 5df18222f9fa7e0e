import type { Connection, Submittable } from 'pg';
import type { SqlValue } from '../compile/sql-value';
import type { Outcome } from './driver';
import { ReceivedRows } from './received-rows';
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

/** Messages of the server as the driver hands them on. */
export interface DataRow {
  readonly fields: readonly (string | null)[];
}
export interface CommandComplete {
  readonly text: string;
}

interface Settle {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One run of a prepared statement on a client of pg, which calls the `handle…` methods with the messages of the server (PostgreSQL manual,
 * 55.2.3). All values of the outcome are texts. Against the driver's own query it saves the server a message per run, and this process
 * the reading of it, the parsers of types and an event emitter.
 */
export class PreparedRun implements Submittable, BoundRun {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly #settle: Settle;
  readonly #received: ReceivedRows;
  /** Runs whose messages go out with those of this one; undefined once they are sent. */
  #together: readonly PreparedRun[] | undefined = [this];

  constructor({ name, text, columns }: Prepared, values: readonly SqlValue[], settle: Settle) {
    this.name = name;
    this.text = text;
    this.values = values.map(textOf);
    this.#received = new ReceivedRows(columns);
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

  submit(connection: Connection): void {
    if (this.#together === undefined) return;
    submitRuns(connection, this, runMessages(this.#together));
    this.#together = undefined;
  }

  handleDataRow({ fields }: DataRow): void {
    this.#received.add(fields);
  }

  handleCommandComplete({ text }: CommandComplete): void {
    this.#received.end(text);
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#received);
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }
}

/** Sends messages of a statement's runs, which is prepared on the connection if it is not yet. */
export function submitRuns(given: Connection, { name, text }: Pick<Prepared, 'name' | 'text'>, messages: Buffer): void {
  const { stream, parsedStatements } = given as ExtendedConnection;
  // A client that is being closed writes nothing more; it tells those who wait.
  if (!stream.writable) return;
  stream.cork();
  if (parsedStatements[name] === undefined) given.parse({ name, text, types: [] }, true);
  stream.write(messages);
  stream.uncork();
}

const ESCAPED = /["\\]/;
const ESCAPED_ALL = /["\\]/g;

/** A value as PostgreSQL reads it from text; lists as an array (manual, 8.15.2). */
export function textOf(value: SqlValue): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value.length === 0) return '{}';
  // Most lists have nothing to escape, which one look at all of them tells.
  const items = ESCAPED.test(value.join('')) ? value.map((item) => item.replaceAll(ESCAPED_ALL, '\\$&')) : value;
  return `{"${items.join('","')}"}`;
}
