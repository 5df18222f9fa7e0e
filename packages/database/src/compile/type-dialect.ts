import type { ColumnField, ColumnType, JsonValue } from '@mortise/shared';
import type { SqlValue } from './sql-value';

/** How values go into a statement and come out of it, by column type. */
export interface TypeDialect {
  /** Placeholder number `position` (from 1), typed like a column of `type`. */
  parameter(position: number, type: ColumnType): string;
  /** A canonical value that is not null, as it is stored. */
  encode(field: ColumnField, value: JsonValue): SqlValue;
  encodeList(field: ColumnField, values: readonly JsonValue[]): SqlValue;
  /** A column of another SQL type as one of `type`. */
  castColumn(column: string, type: ColumnType): string;
  /** A column's value as `object` and `array` take it: what becomes JSON, or its text; NULL becomes `null`. */
  json(column: string, field: ColumnField): string;
}
