import type { Accuracy } from '../collections/column-generator';
import type { ColumnType } from '../collections/column-type';

export type TableKind = 'table' | 'view' | 'materializedView';

/** How the values of a column that is not ours are shown and written. */
export interface ColumnFit {
  readonly type: ColumnType;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly accuracy?: Accuracy;
  /** The only values the column takes. */
  readonly choices?: readonly string[];
  /** The column's own SQL type is another one than that of `type`: values are cast on their way in and out. */
  readonly isCast?: boolean;
  /** `type` can show the column's values but not hold all of them exactly, so they are not written. */
  readonly isReadOnly?: boolean;
}

export interface ColumnDescription {
  readonly name: string;
  /** As the database writes it; empty where it has none. */
  readonly sqlType: string;
  readonly nullable: boolean;
  /** The database works its values out and takes none. */
  readonly isGenerated: boolean;
  /** The database has a value for rows that bring none. */
  readonly hasDefault: boolean;
  /** Undefined when its values cannot be shown at all. */
  readonly fit: ColumnFit | undefined;
}

/** A key or unique index over whole rows. */
export interface UniqueDescription {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface ForeignKeyDescription {
  readonly name: string;
  readonly columns: readonly string[];
  readonly targetTable: string;
  readonly targetColumns: readonly string[];
  readonly onDelete: string;
}

/** A table or view as its database describes it, in the database's own names. */
export interface TableDescription {
  readonly name: string;
  readonly kind: TableKind;
  readonly columns: readonly ColumnDescription[];
  /** Empty without one. */
  readonly primaryKey: readonly string[];
  readonly uniques: readonly UniqueDescription[];
  readonly foreignKeys: readonly ForeignKeyDescription[];
  /** What the database's statistics say; undefined where there are none. */
  readonly estimatedRows?: number;
  /** Why it cannot be read, in the database's words: a view over a table that is gone. */
  readonly fault?: string;
}
