import type { ColumnType } from '../collections/definition';

export const OPERATORS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$notIn', '$includes', '$empty'] as const;
/** The closed list of comparisons. Anything else in a filter is refused. */
export type Operator = (typeof OPERATORS)[number];

const EQUALITY: readonly Operator[] = ['$eq', '$ne', '$in', '$notIn', '$empty'];
const ORDER: readonly Operator[] = [...EQUALITY, '$gt', '$gte', '$lt', '$lte'];
const TEXT: readonly Operator[] = [...ORDER, '$includes'];

/** Which operators a column type answers to. */
export const OPERATORS_BY_TYPE: Readonly<Record<ColumnType, readonly Operator[]>> = {
  string: TEXT,
  text: TEXT,
  integer: ORDER,
  bigInt: ORDER,
  double: ORDER,
  decimal: ORDER,
  boolean: EQUALITY,
  datetime: ORDER,
  date: ORDER,
  json: ['$empty'],
  uuid: EQUALITY,
};

export function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name);
}
