import type { ColumnField } from '../collections/column-field';
import { LIST_MAX_ITEMS } from './list-value';
import { TEXT_MAX_LENGTH } from './text-value';

const MOMENT_OR = {
  second: 'moment as YYYY-MM-DDTHH:MM:SSZ, or seconds since 1970',
  millisecond: 'moment as YYYY-MM-DDTHH:MM:SSZ, or milliseconds since 1970',
  microsecond: 'moment as YYYY-MM-DDTHH:MM:SSZ, or microseconds since 1970',
} as const;

/** What a caller should have sent, for error details: `string of at most 255 characters`, `integer`, … */
export function describeColumnValue(column: ColumnField): string {
  switch (column.type) {
    case 'string':
      return `string of at most ${column.length ?? 255} characters`;
    case 'text':
      return `string of at most ${TEXT_MAX_LENGTH} characters`;
    case 'integer':
      return 'integer of 32 bits';
    case 'bigInt':
      return 'integer of 64 bits (as a string beyond 2^53 - 1)';
    case 'decimal':
      return `decimal with at most ${column.precision ?? 10} digits, ${column.scale ?? 2} of them after the point`;
    case 'uid':
      return `letters, digits, _ and - of at most ${column.length ?? 255} characters, not beginning with -`;
    case 'nanoid':
      return `string of 1 to ${column.length ?? 255} characters`;
    case 'snowflakeId':
      return 'integer from 0 to 2^53 - 1';
    case 'sort':
      return 'integer between -2^52 and 2^52';
    case 'password':
      return 'hash made by the passwords service';
    case 'datetime':
      return 'moment as YYYY-MM-DDTHH:MM:SS.mmmZ';
    case 'date':
      return 'day as YYYY-MM-DD';
    case 'datetimeNoTz':
      return 'day and time without a zone as YYYY-MM-DD HH:MM:SS';
    case 'unixTimestamp':
      return MOMENT_OR[column.accuracy ?? 'second'];
    case 'time':
      return 'time as HH:MM:SS';
    case 'array':
    case 'set':
      return `list of at most ${LIST_MAX_ITEMS} texts, numbers and booleans`;
    default:
      return column.type;
  }
}
