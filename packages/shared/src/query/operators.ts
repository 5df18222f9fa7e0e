import type { ColumnType } from '../collections/column-type';

const EQUALITY = ['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty'] as const;
const ORDER = ['$gt', '$gte', '$lt', '$lte', '$between', '$notBetween'] as const;
const PARTS = ['$includes', '$notIncludes', '$startsWith', '$notStartsWith', '$endWith', '$notEndWith'] as const;
const PATTERNS = ['$like', '$notLike', '$iLike', '$notILike'] as const;
const TRUTH = ['$isTruly', '$isFalsy'] as const;
const MEMBERS = ['$match', '$notMatch', '$anyOf', '$noneOf', '$arrayEmpty', '$arrayNotEmpty'] as const;
/** Comparisons with stretches of time. */
export const DATE_OPERATORS = [
  '$dateOn',
  '$dateNotOn',
  '$dateBefore',
  '$dateNotBefore',
  '$dateAfter',
  '$dateNotAfter',
  '$dateBetween',
] as const;
/** What a relation itself answers to. */
export const RELATION_OPERATORS = ['$exists', '$notExists'] as const;

export const OPERATORS = [
  ...EQUALITY,
  ...ORDER,
  ...PARTS,
  ...PATTERNS,
  ...TRUTH,
  ...MEMBERS,
  ...DATE_OPERATORS,
  ...RELATION_OPERATORS,
] as const;
/** The closed list of comparisons. Anything else in a filter is refused. */
export type Operator = (typeof OPERATORS)[number];
export type DateOperator = (typeof DATE_OPERATORS)[number];

/** Other spellings of the same comparisons. */
const ALIASES: Readonly<Record<string, Operator>> = { $endsWith: '$endWith', $notEndsWith: '$notEndWith', $is: '$eq' };

const ORDERED: readonly Operator[] = [...EQUALITY, ...ORDER];
const TEXT: readonly Operator[] = [...ORDERED, ...PARTS, ...PATTERNS];
const MOMENT: readonly Operator[] = [...ORDERED, ...DATE_OPERATORS];
const LIST: readonly Operator[] = [...MEMBERS, '$empty', '$notEmpty'];

/** Which operators a column type answers to. */
export const OPERATORS_BY_TYPE: Readonly<Record<ColumnType, readonly Operator[]>> = {
  string: TEXT,
  text: TEXT,
  integer: ORDERED,
  bigInt: ORDERED,
  double: ORDERED,
  decimal: ORDERED,
  boolean: [...EQUALITY, ...TRUTH],
  datetime: MOMENT,
  datetimeNoTz: MOMENT,
  unixTimestamp: MOMENT,
  date: MOMENT,
  time: ORDERED,
  json: ['$empty', '$notEmpty'],
  array: LIST,
  set: LIST,
  uuid: EQUALITY,
  uid: TEXT,
  nanoid: TEXT,
  snowflakeId: ORDERED,
  password: [],
  sort: ORDERED,
};

/** Text may be empty without being NULL. */
export function isTextual(type: ColumnType): boolean {
  return OPERATORS_BY_TYPE[type].includes('$includes');
}

/** Columns that hold a list of values each. */
export function holdsList(type: ColumnType): boolean {
  return OPERATORS_BY_TYPE[type].includes('$anyOf');
}

export function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name);
}

/** The operator a name stands for, aliases included. */
export function readOperator(name: string): Operator | undefined {
  if (isOperator(name)) return name;
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}
