import type { DayOrder } from './day-text';
import type { DecimalMark } from './number-text';

/** Kinds of fields that a column of a file can become. */
export const CSV_KINDS = [
  'input',
  'textarea',
  'email',
  'phone',
  'url',
  'integer',
  'bigInt',
  'number',
  'decimal',
  'percent',
  'checkbox',
  'datetime',
  'date',
  'json',
  'uuid',
] as const;
export type CsvKind = (typeof CSV_KINDS)[number];

/** How the cells of a column are to be read. */
export interface CellFormat {
  readonly mark: DecimalMark;
  readonly dayOrder: DayOrder;
  /** Digits after the point of decimals. */
  readonly scale: number;
}

/** What a column of the file becomes. */
export interface CsvColumn {
  /** Place in the rows, from 0. */
  readonly index: number;
  readonly title: string;
  readonly name: string;
  readonly kind: CsvKind;
  readonly format: CellFormat;
  readonly included: boolean;
}
