import type { DataCollection, DataRecord, RecordKey } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import type { PartColumn } from '../model/part-column';
import type { SortTerm } from '../model/sort';
import type { Selection } from '../model/use-selection';
import type { TreeView } from './use-tree';

export interface RecordsTableProps {
  readonly collection: DataCollection;
  readonly columns: readonly DataField[];
  /** Columns that are no fields; the same list as long as they are the same. */
  readonly parts: readonly PartColumn[];
  readonly rows: readonly DataRecord[];
  readonly sort: readonly SortTerm[];
  readonly selection: Selection;
  /** Where the rows stand in their tree, if they are one. */
  readonly tree: TreeView | undefined;
  /** Other rows are on their way. */
  readonly busy: boolean;
  onSort(sort: readonly SortTerm[]): void;
  /** The same function as long as the collection is shown; undefined where records cannot be opened. */
  readonly onOpen: ((key: RecordKey) => void) | undefined;
  /** Address of a record elsewhere in the admin, likewise the same function; by default it is opened over this address. */
  readonly pathOf?: ((key: RecordKey) => string) | undefined;
  /** A click anywhere on a row opens it. */
  readonly rowsOpen?: boolean;
}
