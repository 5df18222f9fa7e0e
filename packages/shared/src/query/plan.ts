import type { Collection, RelationField } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import type { JsonValue } from '../json';
import type { BoundFilter, RelationStep } from './bound-filter';
import type { VariableValues } from './filter';

/** A field of the output, under its own name or another one. */
export type SelectNode =
  | { readonly kind: 'column'; readonly field: ColumnField; readonly as?: string }
  | {
      readonly kind: 'relation';
      readonly field: RelationField;
      readonly as?: string;
      readonly target: Collection;
      readonly select: readonly SelectNode[];
      /** Instead of the rows there is one that holds their number under this name. */
      readonly counted?: string;
      /** Which target rows the caller may see, and of them wants. */
      readonly where: readonly BoundFilter[];
      /** Of relations with several rows; the target's key decides between equals. */
      readonly orderBy?: readonly OrderTerm[];
      /** Of relations with several rows: no more than these, beside the cap all have. */
      readonly limit?: number;
      /** How many of them are left out first. */
      readonly offset?: number;
    };

export interface OrderTerm {
  /** A column of the collection, or of the row `path` leads to; where there is no such row its value counts as NULL. */
  readonly field: ColumnField;
  readonly path?: readonly RelationStep[];
  readonly descending: boolean;
  /** Where rows without a value come; last when left out. */
  readonly nulls?: 'first';
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
  /** Within a transaction: keeps other writers from the rows until it ends. */
  readonly locks?: boolean;
}

/** Values in canonical form (`readColumnValue`); columns with `autoFill` and the row version are the engine's business. */
export type ColumnValues = ReadonlyMap<ColumnField, JsonValue>;

export interface InsertPlan {
  readonly collection: Collection;
  readonly values: ColumnValues;
  readonly select: readonly SelectNode[];
  readonly skipsExisting?: readonly ColumnField[];
  readonly updatesExisting?: UpdateExisting;
}

/** Rows that are there already, by columns that are unique together, are changed instead of inserted. */
export interface UpdateExisting {
  readonly by: readonly ColumnField[];
  /** Take the values of the row that was to be inserted. */
  readonly columns: readonly ColumnField[];
  /** An existing row outside of these conditions is neither changed nor answered with. */
  readonly where: readonly BoundFilter[];
}

/** Many new rows of one collection, each with values of its own. */
export interface BulkInsertPlan {
  readonly collection: Collection;
  readonly rows: readonly ColumnValues[];
  readonly select: readonly SelectNode[];
  /** Columns that are unique together: a row that is there already is left out, and not answered with. */
  readonly skipsExisting?: readonly ColumnField[];
  readonly updatesExisting?: UpdateExisting;
}

export interface UpdatePlan {
  readonly collection: Collection;
  readonly values: ColumnValues;
  readonly where: readonly BoundFilter[];
  readonly select: readonly SelectNode[];
}

/** Adds to the numbers of some rows of a sort field. */
export interface ShiftPlan {
  readonly collection: Collection;
  readonly field: ColumnField;
  readonly where: readonly BoundFilter[];
  readonly by: number;
}

/** Numbers rows from 1 within each scope of a sort field, in the order they are in. */
export type RenumberPlan = Omit<ShiftPlan, 'by'>;

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
