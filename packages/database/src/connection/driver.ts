import type { Dialect, SqlValue, Statement } from '../compile/dialect';

export type Row = Readonly<Record<string, unknown>>;

export interface Outcome {
  readonly rows: readonly Row[];
  /** Rows inserted, updated or deleted, when the statement returns none. */
  readonly affected: number;
}

/** One connection inside a transaction. Its statements run in the order they were given. */
export interface Session {
  run(statement: Statement): Promise<Outcome>;
}

/** The connections of one database. Errors are the driver's own; `translateFault` makes them ours. */
export interface Driver {
  readonly dialect: Dialect;
  /** A statement that changes nothing, on any connection. */
  read(statement: Statement): Promise<Outcome>;
  /** One statement that is a transaction of its own. */
  write(statement: Statement): Promise<Outcome>;
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Statements run so far, without BEGIN, COMMIT and settings. */
  statements(): number;
  close(): Promise<void>;
}

export type Run = (statement: Statement) => Promise<Outcome>;

/** A statement that is not kept prepared: settings, table changes, questions to the catalogue. */
export function once(text: string, values: readonly SqlValue[] = []): Statement {
  return { text, values, returns: true, once: true };
}
