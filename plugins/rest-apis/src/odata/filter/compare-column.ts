import { type FilterNode, type JsonValue, type Operator, malformed } from '@mortise/shared';
import type { Comparison, Literal } from '../syntax/expression';
import { type At, NEVER, all, any, compare, not, when } from './nodes';
import { PARAMETER, valueOf } from './operand';

const ORDERED: Readonly<Record<'gt' | 'ge' | 'lt' | 'le', Operator>> = { gt: '$gt', ge: '$gte', lt: '$lt', le: '$lte' };

/** A column, and the rows it belongs to. */
export interface Column {
  readonly at: At;
  readonly path: readonly string[];
}

/** The column is a step further than the rows that are asked about: where that step leads nowhere it is null. */
function isDistant({ at, path }: Column): boolean {
  return path.length > at.length + 1;
}

/** A comparison with a value, in the two-valued logic of OData (Part 2, 5.1.1.1). */
export function compareColumn(column: Column, operator: Exclude<Comparison, 'has'>, literal: Literal): FilterNode {
  const { path } = column;
  if (operator === 'eq') return isEqual(column, valueOf(literal));
  if (operator === 'ne') return isDifferent(column, valueOf(literal));
  return literal.type === 'null' ? NEVER : compare(path, ORDERED[operator], valueOf(literal));
}

export function isEqual(column: Column, value: JsonValue): FilterNode {
  const { at, path } = column;
  if (value === null && isDistant(column)) return not(compare(path, '$ne', null), at);
  return compare(path, '$eq', value);
}

function isDifferent(column: Column, value: JsonValue): FilterNode {
  const { at, path } = column;
  if (value !== null && isDistant(column)) return not(compare(path, '$eq', value), at);
  return compare(path, '$ne', value);
}

/** One of a list; null among the values stands for rows without a value. */
export function isAmong(column: Column, literals: readonly Literal[]): FilterNode {
  const values = literals.map(valueOf);
  const known = values.filter((value) => value !== null);
  const among = compare(column.path, '$in', known);
  return known.length === values.length ? among : any([among, isEqual(column, null)], column.at);
}

/** Members of an enumeration: each one asked for is among the column's. */
export function hasMembers({ path }: Column, literal: Literal): FilterNode {
  if (literal.type !== 'enum' && literal.type !== 'string') throw malformed(PARAMETER, 'members of an enumeration after has', literal.text);
  return all(literal.text.split(',').map((member) => compare(path, '$anyOf', [member])));
}

/** From `low` on and before `high`; without a value it lies nowhere. */
export function isBetween(column: Column, low: JsonValue | undefined, high: JsonValue | undefined): FilterNode {
  const parts = [
    ...(low === undefined ? [] : [compare(column.path, '$gte', low)]),
    ...(high === undefined ? [] : [compare(column.path, '$lt', high)]),
  ];
  return all(parts);
}

/** The stretch `[low, high)` compared as if it were one value. Null equals no stretch and differs from each. */
export function compareStretch(
  column: Column,
  operator: Exclude<Comparison, 'has'>,
  { low, high }: { readonly low: JsonValue; readonly high: JsonValue },
): FilterNode {
  switch (operator) {
    case 'eq':
    case 'ne':
      return when(operator === 'eq', isBetween(column, low, high), column.at);
    case 'gt':
      return isBetween(column, high, undefined);
    case 'ge':
      return isBetween(column, low, undefined);
    case 'lt':
      return isBetween(column, undefined, low);
    case 'le':
      return isBetween(column, undefined, high);
  }
}
