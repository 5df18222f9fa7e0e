import type { ColumnType } from '@mortise/shared';
import type { CalculationDialect, DatePart } from '../compile/calculation-dialect';

/** Where the part begins in `2024-01-31T12:30:59`, and how long it is. */
const PLACES: Readonly<Record<DatePart, readonly [start: number, length: number]>> = {
  year: [1, 4],
  month: [6, 2],
  day: [9, 2],
  hour: [12, 2],
  minute: [15, 2],
  second: [18, 2],
};
/** A time of day begins where the hour does. */
const DATE_LENGTH = 11;

/** Decimals are stored as whole numbers of their smallest unit. */
export const sqliteCalculations: CalculationDialect = {
  number: (column) => column,
  rescale: (number, digits) => (digits === 0 ? number : `(${number} * 1${'0'.repeat(digits)})`),
  divide: (dividend, divisor) => `(${dividend} / NULLIF(${divisor}, 0))`,
  remainder: (dividend, divisor) => `(${dividend} % NULLIF(${divisor}, 0))`,
  fold: (text, to) => `${to}(${text})`,
  trim: (text) => `trim(${text})`,
  position: (text, part) => `instr(${text}, ${part})`,
  datePart(part, column, type: ColumnType) {
    const [start, length] = PLACES[part];
    return `CAST(substr(${column}, ${type === 'time' ? start - DATE_LENGTH : start}, ${length}) AS INTEGER)`;
  },
  ordered: (text) => text,
};
