import type { ColumnField } from '../collections/column-field';
import { plainNumber } from '../fields/plain-number';
import type { JsonValue } from '../json';
import { bindScalar } from './bind-values';
import type { BoundFilter } from './bound-filter';

export type OrderOperator = '$gt' | '$gte' | '$lt' | '$lte';

const NUMBER = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?$/;
const SAFE = 2n ** 53n - 1n;

/** A number in the steps of a column: 1.505 in hundredths is 150 and a bit. */
interface Steps {
  /** Of the value or, where it lies between two, of the lower one. */
  readonly whole: bigint;
  readonly isExact: boolean;
}

/**
 * A column compared by order. Numbers the column could not hold, having more digits or being too large, are in an order with those it
 * holds all the same.
 * @throws AppError QUERY_VALUE_INVALID
 */
export function bindOrder(field: ColumnField, operator: OrderOperator, value: JsonValue): BoundFilter {
  const range = rangeOf(field);
  const steps = range && stepsOf(value, scaleOf(field));
  if (!range || !steps) return literal(field, operator, bindScalar(field, value));
  const isAbove = operator === '$gt' || operator === '$gte';
  if (steps.whole > range.max || steps.whole < range.min) return isAbove === steps.whole < range.min ? anyValue(field) : NO_ROW;
  // Between two values of the column, "at least" means above the lower one, and "below" means up to it.
  const exact = steps.isExact ? operator : isAbove ? '$gt' : '$lte';
  return literal(field, exact, bindScalar(field, textOf(steps.whole, scaleOf(field))));
}

const NO_ROW: BoundFilter = Object.freeze({ kind: 'or', nodes: [] });

function anyValue(field: ColumnField): BoundFilter {
  return { kind: 'compare', field, operator: '$ne', value: { kind: 'literal', value: null } };
}

function literal(field: ColumnField, operator: OrderOperator, value: JsonValue): BoundFilter {
  return { kind: 'compare', field, operator, value: { kind: 'literal', value } };
}

function scaleOf({ type, scale }: ColumnField): number {
  return type === 'decimal' ? (scale ?? 2) : 0;
}

/** The least and the greatest value of exact numbers, in steps; undefined for all other columns. */
function rangeOf({ type, precision }: ColumnField): { readonly min: bigint; readonly max: bigint } | undefined {
  switch (type) {
    case 'integer':
      return { min: -(2n ** 31n), max: 2n ** 31n - 1n };
    case 'bigInt':
      return { min: -(2n ** 63n), max: 2n ** 63n - 1n };
    case 'snowflakeId':
      return { min: 0n, max: SAFE };
    case 'sort':
      return { min: -SAFE, max: SAFE };
    case 'decimal': {
      const max = 10n ** BigInt(precision ?? 10) - 1n;
      return { min: -max, max };
    }
    default:
      return undefined;
  }
}

/** Undefined for what is no number, or one that JSON may have rounded. */
function stepsOf(value: JsonValue, scale: number): Steps | undefined {
  const text = typeof value === 'number' && !isRounded(value) ? plainNumber(value) : value;
  const [, sign, units, fraction = ''] = (typeof text === 'string' && NUMBER.exec(text)) || [];
  if (units === undefined) return undefined;
  const isExact = /^0*$/.test(fraction.slice(scale));
  const size = BigInt(units + fraction.slice(0, scale).padEnd(scale, '0'));
  return { whole: sign === '-' ? (isExact ? -size : -size - 1n) : size, isExact };
}

/** Beyond every column it does not matter what a number has been. */
function isRounded(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) <= 2 ** 63;
}

function textOf(steps: bigint, scale: number): string {
  const digits = (steps < 0n ? -steps : steps).toString().padStart(scale + 1, '0');
  const sign = steps < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
