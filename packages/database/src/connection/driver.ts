import type { ColumnType } from '@mortise/shared';
import type { Dialect, Statement } from '../compile/dialect';
import type { SqlValue } from '../compile/sql-value';

export type Row = Readonly<Record<string, unknown>>;

export interface Outcome {
  readonly rows: readonly Row[];
  /** Rows inserted, updated or deleted, when the statement returns none. */
  readonly affected: number;
}

/** A write that waits to share a commit with others. */
export interface PendingWrite {
  readonly statement: Statement;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** One connection inside a transaction. Its statements run in the order they were given. */
export interface Session {
  run(statement: Statement): Promise<Outcome>;
}

/** A column of what a query answers with; `type` where the database knows one that has to be looked after. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType | undefined;
}

/** A connection on which nothing can be changed, for statements people wrote. */
export interface Reading extends Session {
  /** The schema the tables are in. */
  readonly schema: string;
  /** Names, in lower case, by which a text could reach around what it is given. */
  names(): Promise<{ readonly schemas: ReadonlySet<string>; readonly relations: ReadonlySet<string> }>;
  /** What a query answers with; no row is read. */
  describe(query: Statement): Promise<readonly ResultColumn[]>;
  /** The tables a query would read, as the database has planned it. */
  tablesOf(query: Statement): Promise<readonly string[]>;
}

export interface ReadingLimits {
  /** For each statement. */
  readonly milliseconds: number;
  readonly signal?: AbortSignal | undefined;
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
  /** Lends a connection that is kept apart from those everybody waits for. */
  isolated<T>(work: (reading: Reading) => Promise<T>, limits: ReadingLimits): Promise<T>;
  /** Statements run so far, without BEGIN, COMMIT and settings. */
  statements(): number;
  close(): Promise<void>;
}

export type Run = (statement: Statement) => Promise<Outcome>;

/** A statement that is not kept prepared: settings, table changes, questions to the catalogue. */
export function once(text: string, values: readonly SqlValue[] = []): Statement {
  return { text, values, returns: true, once: true };
}
