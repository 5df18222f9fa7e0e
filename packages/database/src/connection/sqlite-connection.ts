import { LRUCache } from 'lru-cache';
import type { Database, Statement as Prepared } from 'sqlite3';
import type { Statement } from '../compile/dialect';
import type { Outcome, Row, Session } from './driver';

const PREPARED_STATEMENTS = 300;

/** One SQLite connection with its prepared statements. Used by one task at a time. */
export class SqliteConnection implements Session {
  readonly #database: Database;
  readonly #prepared = new LRUCache<string, Prepared>({ max: PREPARED_STATEMENTS, dispose: (statement) => statement.finalize() });
  /** Statements of one connection run one after the other, also when a transaction's caller does not wait. */
  #last: Promise<unknown> = Promise.resolve();
  #statements = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  get statements(): number {
    return this.#statements;
  }

  /** `runs`: how many statements it stands for. */
  run(statement: Statement, runs = 1): Promise<Outcome> {
    const outcome = this.#last.then(() => this.#run(statement, runs));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Runs settings and transaction control, which are not counted. */
  control(sql: string): Promise<void> {
    const done = this.#last.then(
      () => new Promise<void>((resolve, reject) => this.#database.exec(sql, (error) => (error ? reject(error) : resolve()))),
    );
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Ends what is running with SQLITE_INTERRUPT. */
  interrupt(): void {
    this.#database.interrupt();
  }

  /** Frees the prepared statements, without which SQLite does not close. */
  async release(): Promise<void> {
    await this.#last;
    this.#prepared.clear();
  }

  async close(): Promise<void> {
    await this.release();
    await new Promise<void>((resolve) => this.#database.close(() => resolve()));
  }

  async #run(statement: Statement, runs: number): Promise<Outcome> {
    statement.guard?.();
    this.#statements += runs;
    if (statement.once === true) return { rows: await fetch(this.#database, statement), affected: 0 };
    const prepared = await this.#prepare(statement.text);
    if (statement.returns) return { rows: await fetchPrepared(prepared, statement.values), affected: 0 };
    return { rows: [], affected: await change(prepared, statement.values) };
  }

  #prepare(text: string): Promise<Prepared> {
    const known = this.#prepared.get(text);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const statement = this.#database.prepare(text, (error: Error | null) => {
        if (error) return reject(error);
        this.#prepared.set(text, statement);
        resolve(statement);
      });
    });
  }
}

/** Not prepared ahead: SQLite obeys some pragmas while it prepares them, so a kept statement would obey only once. */
function fetch(database: Database, { text, values }: Statement): Promise<Row[]> {
  return new Promise((resolve, reject) =>
    database.all(text, values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows))),
  );
}

function fetchPrepared(prepared: Prepared, values: readonly unknown[]): Promise<Row[]> {
  return new Promise((resolve, reject) =>
    prepared.all(values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows))),
  );
}

function change(prepared: Prepared, values: readonly unknown[]): Promise<number> {
  return new Promise((resolve, reject) =>
    prepared.run(values, function done(this: { changes: number }, error: Error | null) {
      if (error) reject(error);
      else resolve(this.changes);
    }),
  );
}
