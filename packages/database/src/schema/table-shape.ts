import type { ColumnField, OnDelete } from '@mortise/shared';

/** Hidden column of every table we create: 1 on insert, one more with every update. */
export const ROW_VERSION = 'm_version';

export interface ColumnShape {
  readonly name: string;
  /** Type as the database itself writes it. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly autoIncrement: boolean;
  /** Literal that fills the column where an insert names none; only the row version has one. */
  readonly defaultSql?: string;
}

export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
}

export interface ForeignKeyShape {
  /** Undefined where the database does not tell. */
  readonly name: string | undefined;
  readonly column: string;
  readonly targetTable: string;
  readonly targetColumn: string;
  readonly onDelete: OnDelete | 'NO ACTION';
}

/** A table as it is, or as it should be. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly indexes: readonly IndexShape[];
  readonly foreignKeys: readonly ForeignKeyShape[];
  /** Undefined where the database does not tell. */
  readonly primaryKeyName?: string;
}

/** A wished column together with the field it comes from. */
export interface DesiredColumn extends ColumnShape {
  readonly field: ColumnField | undefined;
}

export interface DesiredTable extends TableShape {
  readonly columns: readonly DesiredColumn[];
}

/** Compares what makes a foreign key what it is; names do not count. */
export function sameForeignKey(a: ForeignKeyShape, b: ForeignKeyShape): boolean {
  return a.column === b.column && a.targetTable === b.targetTable && a.targetColumn === b.targetColumn && a.onDelete === b.onDelete;
}
