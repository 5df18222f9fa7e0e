import type { ColumnField, JsonValue } from '@mortise/shared';
import type { SqlValue } from '../compile/sql-value';
import type { ResultColumn } from '../connection/driver';

/** How texts written by people see columns and parameters, and how what they compute becomes JSON. */
export interface TextDialect {
  /** A stored column as people expect it in SQL: a decimal is a number, a moment a moment. */
  column(column: string, field: ColumnField): string;
  parameter(position: number, field: ColumnField): string;
  /** A canonical value that is not null. */
  encode(field: ColumnField, value: JsonValue): SqlValue;
  json(column: string, result: ResultColumn): string;
}
