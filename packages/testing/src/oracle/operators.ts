import { isList, isListAnswer } from './lists';
import { isPeriodOperator, matchesPeriod } from './periods';
import { isTextual, matchesText } from './texts';
import type { Column, ColumnType, Json } from './world';
import { compare, comparable } from './values';

const EQUALITY = ['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty'] as const;
const ORDER = [...EQUALITY, '$gt', '$gte', '$lt', '$lte', '$between', '$notBetween'] as const;
const PARTS = ['$includes', '$notIncludes', '$startsWith', '$notStartsWith', '$endWith', '$notEndWith'] as const;
const TEXT = [...ORDER, ...PARTS, '$like', '$notLike', '$iLike', '$notILike'] as const;
const DATES = ['$dateOn', '$dateNotOn', '$dateBefore', '$dateNotBefore', '$dateAfter', '$dateNotAfter', '$dateBetween'] as const;
const MOMENT = [...ORDER, ...DATES] as const;
const LIST = ['$match', '$notMatch', '$anyOf', '$noneOf', '$arrayEmpty', '$arrayNotEmpty', '$empty', '$notEmpty'] as const;

/** What may be asked of a column of each type. */
export const OPERATORS: Readonly<Record<ColumnType, readonly string[]>> = {
  string: TEXT,
  text: TEXT,
  uid: TEXT,
  nanoid: TEXT,
  integer: ORDER,
  bigInt: ORDER,
  snowflakeId: ORDER,
  double: ORDER,
  decimal: ORDER,
  boolean: [...EQUALITY, '$isTruly', '$isFalsy'],
  datetime: MOMENT,
  datetimeNoTz: MOMENT,
  unixTimestamp: MOMENT,
  date: MOMENT,
  time: ORDER,
  json: ['$empty', '$notEmpty'],
  array: LIST,
  set: LIST,
  uuid: EQUALITY,
};

/** What may be asked of a relation. */
export const RELATION_OPERATORS: readonly string[] = ['$exists', '$notExists'];
export const EVERY_OPERATOR: readonly string[] = [...new Set([...Object.values(OPERATORS).flat(), ...RELATION_OPERATORS])];
/** Their value says whether the condition holds or is turned round. */
export const SWITCHES: readonly string[] = [
  '$empty',
  '$notEmpty',
  '$arrayEmpty',
  '$arrayNotEmpty',
  '$isTruly',
  '$isFalsy',
  ...RELATION_OPERATORS,
];

export interface Test {
  readonly operator: string;
  readonly value: Json;
  readonly timeZone?: string | undefined;
}

/** Whether a stored value answers to an operator. An undecided comparison counts as no. */
export function answers(column: Column, stored: Json, test: Test): boolean {
  const { operator, value } = test;
  if (SWITCHES.includes(operator)) return isSwitchedOn(column, stored, operator) === (value !== false);
  if (isPeriodOperator(operator)) return matchesPeriod(column, stored, test);
  const [positive, turned] = positiveOf(operator);
  return holds(column, stored, { operator: positive, value }) !== turned;
}

/** Negative operators are the negation of positive ones, rows without a value included. */
function positiveOf(operator: string): readonly [positive: string, turned: boolean] {
  if (operator === '$ne') return ['$eq', true];
  if (operator === '$noneOf') return ['$anyOf', true];
  if (operator === '$notILike') return ['$iLike', true];
  const [, name] = /^\$not([A-Z]\w*)$/.exec(operator) ?? [];
  return name === undefined ? [operator, false] : [`$${name.charAt(0).toLowerCase()}${name.slice(1)}`, true];
}

function holds(column: Column, stored: Json, { operator, value }: Test): boolean {
  switch (operator) {
    case '$in':
      return isList(value) ? value.some((item) => isSame(column, stored, item)) : value !== null && isSame(column, stored, value);
    case '$eq':
      return (isList(value) ? value : [value]).some((item) => isSame(column, stored, item));
    case '$match':
    case '$anyOf':
      return isListAnswer(stored, operator, value);
    case '$between': {
      const [low = null, high = null] = isList(value) ? value : [];
      return isOrdered(column, stored, { operator: '$gte', value: low }) && isOrdered(column, stored, { operator: '$lte', value: high });
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return isOrdered(column, stored, { operator, value });
    default:
      return matchesText(stored, operator, value);
  }
}

/** NULL is the same as null, and as nothing else. */
function isSame(column: Column, stored: Json, value: Json): boolean {
  if (stored === null || value === null) return stored === value;
  return comparable(column, stored) === comparable(column, value);
}

function isSwitchedOn(column: Column, stored: Json, operator: string): boolean {
  if (operator === '$isTruly') return stored === true;
  if (operator === '$isFalsy') return stored !== true;
  const isBlank = (isTextual(column) && stored === '') || (isListColumn(column) && isList(stored) && stored.length === 0);
  return (stored === null || isBlank) !== (operator === '$notEmpty' || operator === '$arrayNotEmpty');
}

const isListColumn = ({ type }: Column): boolean => type === 'array' || type === 'set';

function isOrdered(column: Column, stored: Json, { operator, value }: Test): boolean {
  const [left, right] = [comparable(column, stored), comparable(column, value)];
  if (left === undefined || right === undefined) return false;
  const difference = compare(left, right);
  if (operator === '$gt') return difference > 0;
  if (operator === '$gte') return difference >= 0;
  return operator === '$lt' ? difference < 0 : difference <= 0;
}
