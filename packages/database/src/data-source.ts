import type {
  BulkInsertPlan,
  DeletePlan,
  Disposable,
  InsertPlan,
  ReadPlan,
  ReadResult,
  SchemaSnapshot,
  StatementContext,
  Transaction,
  UpdatePlan,
  Collection,
} from '@mortise/shared';
import type { Versions } from './versions';

/** Where a data source lives. SQLite needs `storage`, PostgreSQL `url` or the single parts. */
export interface DatabaseConfig {
  readonly dialect: 'sqlite' | 'postgres';
  /** Path of the SQLite file; its folder is created. */
  readonly storage?: string;
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
  /** PostgreSQL schema all tables live in; created when missing. */
  readonly schema?: string;
  /** Encrypted connection to a server whose certificate is checked. */
  readonly ssl?: boolean;
  /** Most connections to PostgreSQL. */
  readonly poolMax: number;
}

/** The collections of a data source as they are now. */
export interface LiveSchema {
  snapshot(): SchemaSnapshot;
  find(name: string): Collection | undefined;
  /** @throws AppError COLLECTION_NOT_FOUND */
  get(name: string): Collection;
  /** Called after every change, with the new snapshot. */
  onChange(listener: (snapshot: SchemaSnapshot) => void): Disposable;
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
  readonly versions: Versions;
  /** One statement; `json` is the text of an array. */
  read(plan: ReadPlan, context: StatementContext): Promise<ReadResult>;
  /** The first row; `json` is the text of an object. */
  readOne(plan: ReadPlan, context: StatementContext): Promise<ReadResult | undefined>;
  /** How many rows match, exact and never from a cache. */
  count(plan: Pick<ReadPlan, 'collection' | 'where'>, context: StatementContext): Promise<number>;
  /** The new row as the text of an object. */
  insert(plan: InsertPlan, context: StatementContext): Promise<string>;
  /**
   * The new rows as the text of an array, in the plan's order. Takes as few statements as the limit of parameters allows, so it is all or
   * nothing only within a transaction.
   */
  insertMany(plan: BulkInsertPlan, context: StatementContext): Promise<string>;
  /** The changed rows as the text of an array, in no particular order. */
  update(plan: UpdatePlan, context: StatementContext): Promise<string>;
  /** How many rows went; rows that went with them by CASCADE are not counted. */
  remove(plan: DeletePlan, context: StatementContext): Promise<number>;
  /**
   * Commits when `work` resolves, rolls back when it rejects. After one failed statement the transaction can only roll back,
   * on both databases, even if `work` swallows the error. On SQLite it is the only writer until it ends: keep it short, and
   * pass it to every write inside.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Resolves when the changes of tables that have begun are done and visible in `schema`. */
  settled(): Promise<void>;
  /** @throws AppError DATABASE_UNAVAILABLE when the database does not answer */
  ping(): Promise<void>;
  /** Counters since the start, for tests and benchmarks. */
  statistics(): { readonly statements: number };
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}
