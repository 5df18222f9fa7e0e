import type { ColumnField } from '../collections/column-field';

/** Functions of one row's values. Text is folded in ASCII only, places count from 0, dates are those of UTC. */
export const CALCULATIONS = [
  'lower',
  'upper',
  'trim',
  'concat',
  'length',
  'indexOf',
  'substring',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'add',
  'subtract',
  'multiply',
  'divide',
  'remainder',
] as const;
/** `divide` drops what is left over; together with `remainder` it is for whole numbers, and nothing where the divisor is 0. */
export type CalculationName = (typeof CALCULATIONS)[number];

export type CalculationOperator = '$eq' | '$ne' | '$gt' | '$gte' | '$lt' | '$lte';

/** One side of a comparison of calculated values. Columns are those of the row at hand. */
export type Operand =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  /** As `-12.50`. */
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'call'; readonly name: CalculationName; readonly operands: readonly Operand[] };

/** Compares what is calculated from a row's own columns. `at` as in other nodes. */
export interface CalculationNode {
  readonly kind: 'calculation';
  readonly operator: CalculationOperator;
  readonly left: Operand;
  readonly right: Operand;
  readonly at?: readonly string[];
}

/** What kind of value it is; `scale`: digits after the point. */
export type OperandType =
  | { readonly is: 'text' }
  | { readonly is: 'number'; readonly scale: number }
  /** A column that only a column of its own kind can be compared with. */
  | { readonly is: 'other'; readonly field: ColumnField };

export type BoundOperand = { readonly type: OperandType } & (
  | { readonly kind: 'column'; readonly field: ColumnField }
  | { readonly kind: 'text' | 'number'; readonly value: string }
  | { readonly kind: 'call'; readonly name: CalculationName; readonly operands: readonly BoundOperand[] }
);

export interface BoundCalculation {
  readonly kind: 'calculation';
  readonly operator: CalculationOperator;
  readonly left: BoundOperand;
  readonly right: BoundOperand;
}
