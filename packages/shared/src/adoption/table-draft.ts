import type { ColumnField } from '../collections/column-field';
import type { AdoptedTable } from './adopted-table';
import type { TableKey } from './find-key';
import type { TableDescription } from './table-description';

/** A table with what was chosen for it, on its way to becoming a collection. */
export interface TableDraft {
  readonly chosen: AdoptedTable;
  readonly table: TableDescription;
  readonly key: TableKey;
  /** By names of columns. */
  readonly columns: ReadonlyMap<string, ColumnField>;
}
