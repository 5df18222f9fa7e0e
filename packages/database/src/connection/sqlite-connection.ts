import { LRUCache } from 'lru-cache';
import type { Database, Statement as Prepared } from 'sqlite3';
import type { Statement } from '../compile/dialect';
import type { Outcome, Row, Session } from './driver';
import { Lookaside } from './lookaside';

const PREPARED_STATEMENTS = 300;
/** After these a kept statement is prepared anew by SQLite itself when it runs next. */
const CHANGES_SCHEMA = /^(?:ALTER|CREATE|DROP|PRAGMA schema_version =)/;

/** One SQLite connection with its prepared statements. Used by one task at a time. */
export class SqliteConnection implements Session {
  readonly #database: Database;
  readonly #lookaside: Lookaside;
  readonly #prepared = new LRUCache<string, Prepared>({ max: PREPARED_STATEMENTS, dispose: (statement) => this.#drop(statement) });
  /** Statements of one connection run one after the other, also when a transaction's caller does not wait. */
  #last: Promise<unknown> = Promise.resolve();
  #statements = 0;
  #schemaChanges = 0;

  constructor(database: Database) {
    this.#database = database;
    this.#lookaside = new Lookaside(database);
  }

  get statements(): number {
    return this.#statements;
  }

  /** Statements so far that changed tables. */
  get schemaChanges(): number {
    return this.#schemaChanges;
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
    await this.forget();
    this.#lookaside.release();
  }

  /** Frees the prepared statements as soon as what runs has ended. */
  forget(): Promise<unknown> {
    this.#last = this.#last.then(() => this.#prepared.clear());
    return this.#last;
  }

  async close(): Promise<void> {
    await this.release();
    await new Promise<void>((resolve) => this.#database.close(() => resolve()));
  }

  async #run(statement: Statement, runs: number): Promise<Outcome> {
    statement.guard?.();
    this.#statements += runs;
    if (statement.once === true) return this.#runOnce(statement);
    const known = this.#prepared.get(statement.text);
    if (known) return this.#runKept(known, statement);
    return this.#lookaside.spare(async () => this.#runKept(await this.#prepare(statement.text), statement));
  }

  async #runOnce(statement: Statement): Promise<Outcome> {
    const rows = await fetch(this.#database, statement);
    if (CHANGES_SCHEMA.test(statement.text)) this.#schemaChanges += 1;
    return { rows, affected: 0 };
  }

  #prepare(text: string): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      const statement = this.#database.prepare(text, (error: Error | null) => {
        if (error) return reject(error);
        this.#prepared.set(text, statement);
        resolve(statement);
      });
    });
  }

  async #runKept(prepared: Prepared, { values, returns }: Statement): Promise<Outcome> {
    const making = this.#lookaside.runs(prepared);
    if (making) await making;
    const since = performance.now();
    try {
      if (returns) return { rows: await fetchPrepared(prepared, values), affected: 0 };
      return { rows: [], affected: await change(prepared, values) };
    } finally {
      this.#lookaside.ran(prepared, values, since);
    }
  }

  #drop(statement: Prepared): void {
    this.#lookaside.forget(statement);
    statement.finalize();
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
