import type { ColumnType } from '@mortise/shared';
import type { CalculationDialect } from './calculation-dialect';

/** What comparisons look like where the two databases differ. */
export interface FilterDialect {
  readonly calculations: CalculationDialect;
  /** Lists of no more items than this are bound item by item. */
  readonly fewItems: number;
  /** Membership in a list bound as one value; undefined when the items have to be bound one by one. */
  member(column: string, position: number, type: ColumnType): string | undefined;
  /** The list bound at a place has items. */
  hasItems(position: number, type: ColumnType): string;
  /** True unless both are equal or both are NULL. */
  differs(column: string, parameter: string): string;
  /** Substring without regard to ASCII case; the parameter has no wildcards. */
  contains(column: string, parameter: string): string;
  /** Pattern in which case counts; the parameter is what `likePattern` made. */
  like(column: string, parameter: string): string;
  /** A pattern of `%`, `_` and backslashes as `like` takes it. */
  likePattern(pattern: string): string;
  /** Pattern without regard to ASCII case. */
  iLike(column: string, parameter: string): string;
  /** The column's list has no item. */
  isEmptyList(column: string): string;
  /** The column's list and the one of the parameter, a JSON text, have an item in common. */
  sharesItem(column: string, parameter: string): string;
  /** Both lists hold the same, order and repetition ignored. */
  sameItems(column: string, parameter: string): string;
}
