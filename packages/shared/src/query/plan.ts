import type { Collection, ColumnField, RelationField } from '../collections/collection';
import type { JsonValue } from '../json';
import type { BoundFilter } from './bound-filter';
import type { VariableValues } from './filter';

export type SelectNode =
  | { readonly kind: 'column'; readonly field: ColumnField }
  | {
      readonly kind: 'relation';
      readonly field: RelationField;
      readonly target: Collection;
      readonly select: readonly SelectNode[];
      /** Which target rows the caller may see. */
      readonly where: readonly BoundFilter[];
    };

export interface OrderTerm {
  readonly field: ColumnField;
  readonly descending: boolean;
}

/** `capped`: exact up to `QUERY_LIMITS.exactCount`, then that number and `capped: true`. */
export type CountMode = 'capped' | 'exact' | 'none';

/** Everything one read statement needs. All conditions in `where` must hold. */
export interface ReadPlan {
  readonly collection: Collection;
  readonly select: readonly SelectNode[];
  readonly where: readonly BoundFilter[];
  readonly orderBy: readonly OrderTerm[];
  readonly limit: number;
  readonly offset: number;
  readonly count: CountMode;
}

/** Values in canonical form (`readColumnValue`); columns with `autoFill` and the row version are the engine's business. */
export type ColumnValues = ReadonlyMap<ColumnField, JsonValue>;

export interface InsertPlan {
  readonly collection: Collection;
  readonly values: ColumnValues;
  readonly select: readonly SelectNode[];
}

/** Many new rows of one collection, each with values of its own. */
export interface BulkInsertPlan {
  readonly collection: Collection;
  readonly rows: readonly ColumnValues[];
  readonly select: readonly SelectNode[];
}

export interface UpdatePlan {
  readonly collection: Collection;
  readonly values: ColumnValues;
  readonly where: readonly BoundFilter[];
  readonly select: readonly SelectNode[];
}

export interface DeletePlan {
  readonly collection: Collection;
  readonly where: readonly BoundFilter[];
}

/** What a statement takes from the request besides the plan. */
export interface StatementContext {
  readonly variables: VariableValues;
  /** Fills createdById and updatedById. */
  readonly userId?: number;
  readonly transaction?: Transaction;
}

/** An open transaction of one data source. Everything else about it is the database package's own. */
export interface Transaction {
  readonly dataSource: string;
  /** Runs after the commit, in order of registration; never after a rollback. */
  afterCommit(work: () => void | Promise<void>): void;
}

/** Rows as JSON text the database itself built; `count` only when the plan asked for it. */
export interface ReadResult {
  readonly json: string;
  readonly count?: number;
  readonly capped?: boolean;
  /** Paths of the relations that have more rows than `QUERY_LIMITS.relatedRows`, somewhere in the answer. */
  readonly truncated?: readonly string[];
}
