import type { ColumnType } from '@mortise/shared';

export type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** What calculations look like where the two databases differ. */
export interface CalculationDialect {
  /** A column of numbers, in a form in which whole numbers and decimals can be calculated with. */
  number(column: string): string;
  /** A number as one with so many more digits after the point. */
  rescale(number: string, digits: number): string;
  /** Whole numbers; NULL where the divisor is 0. */
  divide(dividend: string, divisor: string): string;
  remainder(dividend: string, divisor: string): string;
  /** Text in which ASCII letters are small, or capital. */
  fold(text: string, to: 'lower' | 'upper'): string;
  /** Without spaces at both ends. */
  trim(text: string): string;
  /** Place of a part in a text, from 1; 0 where it is not there. */
  position(text: string, part: string): string;
  /** A part of a date in UTC. */
  datePart(part: DatePart, column: string, type: ColumnType): string;
  /** Text as it is ordered. */
  ordered(text: string): string;
}
