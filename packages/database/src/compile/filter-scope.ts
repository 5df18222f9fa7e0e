import type { ColumnField } from '@mortise/shared';
import type { Binder } from './binder';

/** Where a filter's columns come from. */
export interface FilterScope {
  readonly binder: Binder;
  /** Quoted name the columns are qualified with. */
  readonly rows: string;
  /** Columns whose index must not be used for membership, because the order's index serves the statement better. */
  readonly steersClear?: (field: ColumnField) => boolean;
  /** Those indexes must not be used for equality either. */
  readonly steersEqual?: boolean;
  /** How many relations have been followed already. */
  readonly depth?: number;
}
