import type { JsonObject, JsonValue, Transaction } from '@mortise/shared';

export interface RecordQuery {
  /** Filter in the action API's syntax. */
  readonly filter?: JsonObject;
  readonly fields?: readonly string[];
  readonly appends?: readonly string[];
  /** `name` ascending, `-name` descending. */
  readonly sort?: readonly string[];
  /** Default 1,000, the most one call returns. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface RecordOptions {
  readonly transaction?: Transaction;
  /** Recorded as createdById / updatedById. */
  readonly userId?: number;
  readonly dataSource?: string;
}

/**
 * Rows of any collection with the system's rights: no access decision, no hooks, hidden columns included.
 * A row is a plain object as JSON carries it (dates are ISO text, decimals text).
 */
export interface RecordsPort {
  find<Row = JsonObject>(collection: string, query?: RecordQuery, options?: RecordOptions): Promise<Row[]>;
  findOne<Row = JsonObject>(collection: string, query: RecordQuery, options?: RecordOptions): Promise<Row | undefined>;
  count(collection: string, filter?: JsonObject, options?: RecordOptions): Promise<number>;
  create<Row = JsonObject>(collection: string, values: Readonly<Record<string, JsonValue>>, options?: RecordOptions): Promise<Row>;
  /** Returns the rows as they are now. `filter` may be `{}` for all rows. */
  update<Row = JsonObject>(
    collection: string,
    filter: JsonObject,
    values: Readonly<Record<string, JsonValue>>,
    options?: RecordOptions,
  ): Promise<Row[]>;
  /** Returns how many rows went. */
  destroy(collection: string, filter: JsonObject, options?: RecordOptions): Promise<number>;
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, dataSource?: string): Promise<T>;
}
