import type { SqlPort } from '@mortise/plugin-api/server';
import type {
  AggregatePlan,
  BulkInsertPlan,
  DeletePlan,
  Disposable,
  InsertPlan,
  ReadPlan,
  ReadResult,
  RenumberPlan,
  SchemaSnapshot,
  ShiftPlan,
  StatementContext,
  Transaction,
  UpdatePlan,
  Collection,
} from '@mortise/shared';
import type { Versions } from './versions';

export type { DatabaseConfig } from '@mortise/plugin-api/server';

/** The collections of a data source as they are now. */
export interface LiveSchema {
  snapshot(): SchemaSnapshot;
  find(name: string): Collection | undefined;
  /** @throws AppError COLLECTION_NOT_FOUND */
  get(name: string): Collection;
  /** Called after every change, with the new snapshot. */
  onChange(listener: (snapshot: SchemaSnapshot) => void): Disposable;
}

/** A read that can be explained. */
export type PlannedRead =
  { readonly kind: 'read' | 'readOne'; readonly plan: ReadPlan } | { readonly kind: 'aggregate'; readonly plan: AggregatePlan };

/** A statement with its values in the order of its placeholders, and the steps the database would take. */
export interface ExplainedStatement {
  readonly text: string;
  readonly values: readonly (string | number | null | readonly string[])[];
  /** Lines, indented by two spaces for each level. */
  readonly plan: readonly string[];
}

/**
 * One database. Every method throws AppError for what a caller can cause or the server's state explains: UNIQUE_CONFLICT,
 * FOREIGN_KEY_CONFLICT, VALUE_REQUIRED, VALUE_INVALID, DATABASE_BUSY, DATABASE_UNAVAILABLE, DEADLINE_EXCEEDED, and
 * SCHEMA_CHANGED for a plan made before a table was changed.
 */
export interface DataSource {
  readonly key: string;
  readonly dialect: 'sqlite' | 'postgres';
  readonly schema: LiveSchema;
  /** One statement; `json` is the text of an array. */
  read(plan: ReadPlan, context: StatementContext): Promise<ReadResult>;
  /** The first row; `json` is the text of an object. */
  readOne(plan: ReadPlan, context: StatementContext): Promise<ReadResult | undefined>;
  /** How many rows match, exact and never from a cache. */
  count(plan: Pick<ReadPlan, 'collection' | 'where'>, context: StatementContext): Promise<number>;
  /** One statement over groups of rows; the text of an array. @throws AppError VALUE_INVALID when a sum of doubles has no end */
  aggregate(plan: AggregatePlan, context: StatementContext): Promise<string>;
  /** What `read`, `readOne` or `aggregate` would do with an empty cache of counts; nothing is read. */
  explain(read: PlannedRead, context: StatementContext): Promise<ExplainedStatement>;
  /** Reads by SQL a person wrote. */
  readonly sql: SqlPort;
  /** The new row as the text of an object. */
  insert(plan: InsertPlan, context: StatementContext): Promise<string>;
  /**
   * The new rows as the text of an array, in the plan's order. Takes as few statements as the limit of parameters allows, so it is all or
   * nothing only within a transaction.
   */
  insertMany(plan: BulkInsertPlan, context: StatementContext): Promise<string>;
  /** The changed rows as the text of an array, in no particular order. */
  update(plan: UpdatePlan, context: StatementContext): Promise<string>;
  /** Adds to the numbers of rows; nothing but their version changes besides. Answers how many rows it was. */
  shift(plan: ShiftPlan, context: StatementContext): Promise<number>;
  renumber(plan: RenumberPlan, context: StatementContext): Promise<void>;
  /** How many rows went; rows that went with them by CASCADE are not counted. */
  remove(plan: DeletePlan, context: StatementContext): Promise<number>;
  /**
   * Commits when `work` resolves, rolls back when it rejects. After one failed statement the transaction can only roll back,
   * on both databases, even if `work` swallows the error. On SQLite it is the only writer until it ends: keep it short, and
   * pass it to every write inside.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * Waits until no other open transaction holds `name`, and holds it until this one ends. For work that looks first and writes then; it
   * holds off only others that ask for the same name.
   */
  lock(name: string, transaction: Transaction): Promise<void>;
  /** Resolves when the changes of tables that have begun are done and visible in `schema`. */
  settled(): Promise<void>;
  /** @throws AppError DATABASE_UNAVAILABLE when the database does not answer */
  ping(): Promise<void>;
  /** Counters since the start, for tests and benchmarks. */
  statistics(): { readonly statements: number };
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}

/** The first data source: it holds everything of ours, so it alone has counters other processes look at. */
export interface MainDataSource extends DataSource {
  readonly versions: Versions;
}
