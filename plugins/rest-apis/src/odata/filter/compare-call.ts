import { type FilterNode, type Operator, malformed } from '@mortise/shared';
import type { CallExpression, Comparison, Expression, Literal } from '../syntax/expression';
import { type Column, compareColumn, compareStretch } from './compare-column';
import { compareRound } from './compare-round';
import { compare, when } from './nodes';
import { PARAMETER, refusal, requireType } from './operand';
import { compareLength, compareLetters, compareSubstring, textOperand, textTest } from './text-functions';

type Order = Exclude<Comparison, 'has'>;

export interface CallComparison {
  readonly call: CallExpression;
  readonly operator: Order;
  readonly literal: Literal;
}

/** How a caller's expressions are taken for columns and values. */
export interface Operands {
  readonly columnOf: (expression: Expression) => Column | undefined;
  readonly literalOf: (expression: Expression) => Literal | undefined;
}

type Compare = (comparison: CallComparison, operands: Operands) => FilterNode | undefined;

const COMPARE: Readonly<Record<string, Compare>> = {
  tolower: ({ call, operator, literal }, operands) => compareLetters(textOperand(call, operands.columnOf), operator, literal),
  toupper: ({ call, operator, literal }, operands) => compareLetters(textOperand(call, operands.columnOf), operator, literal),
  length: (comparison, operands) => compareNumber(comparison, operands, compareLength),
  substring: compareSubstringCall,
  indexof: compareIndex,
  year: (comparison, operands) => compareNumber(comparison, operands, compareYear),
  date: compareDate,
  round: (comparison, operands) => compareNumber(comparison, operands, compareRound),
  floor: (comparison, operands) => compareNumber(comparison, operands, compareFloor),
  ceiling: (comparison, operands) => compareNumber(comparison, operands, compareCeiling),
};

/**
 * A function of a column compared with a value, where conditions on that column say the same; undefined where they do not.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function compareCall(comparison: CallComparison, operands: Operands): FilterNode | undefined {
  const { call } = comparison;
  const build = Object.hasOwn(COMPARE, call.name) ? COMPARE[call.name] : undefined;
  return build && isAboutColumn(call, operands) ? build(comparison, operands) : undefined;
}

/** The function's text or number is a column, perhaps with its letters changed. */
function isAboutColumn({ name, parameters: [first] }: CallExpression, { columnOf }: Pick<Operands, 'columnOf'>): boolean {
  if (first === undefined) return false;
  if (columnOf(first)) return true;
  return name === 'indexof' && first.kind === 'call' && isAboutColumn(first, { columnOf });
}

/** The one column a function is about. @throws AppError OPTION_UNSUPPORTED */
function columnIn(call: CallExpression, { columnOf }: Operands): Column {
  const [first] = call.parameters;
  const column = first && columnOf(first);
  if (!column) throw refusal(first ?? call);
  return column;
}

/** Null in, null out: equal to null where the column has no value. */
function compareNull(column: Column, operator: Order, literal: Literal): FilterNode | undefined {
  return literal.type === 'null' ? compareColumn(column, operator, literal) : undefined;
}

function wholeNumber(literal: Literal | undefined, what: string): number {
  const number = literal?.type === 'number' ? Number(literal.text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw malformed(PARAMETER, `a whole number ${what}`, literal?.text ?? 'something else');
  return number;
}

function compareNumber(
  { call, operator, literal }: CallComparison,
  operands: Operands,
  build: (column: Column, operator: Order, number: number) => FilterNode,
): FilterNode {
  const column = columnIn(call, operands);
  return compareNull(column, operator, literal) ?? build(column, operator, wholeNumber(literal, `beside ${call.name}()`));
}

/** Periods as date operators take them, in UTC. */
const PERIODS: Readonly<Record<Order, Operator>> = {
  eq: '$dateOn',
  ne: '$dateOn',
  gt: '$dateAfter',
  ge: '$dateNotBefore',
  lt: '$dateBefore',
  le: '$dateNotAfter',
};

function comparePeriod({ path, at }: Column, operator: Order, period: string): FilterNode {
  return when(operator !== 'ne', compare(path, PERIODS[operator], `${period}Z`), at);
}

function compareYear(column: Column, operator: Order, year: number): FilterNode {
  if (year < 1 || year > 9999) throw malformed(PARAMETER, 'a year from 1 to 9999', String(year));
  return comparePeriod(column, operator, String(year).padStart(4, '0'));
}

function compareDate({ call, operator, literal }: CallComparison, operands: Operands): FilterNode {
  const column = columnIn(call, operands);
  const asNull = compareNull(column, operator, literal);
  return asNull ?? comparePeriod(column, operator, requireType(literal, 'date', 'a date such as 2024-01-31 beside date()'));
}

/** Whole numbers from here up to the next one. */
function compareFloor(column: Column, operator: Order, number: number): FilterNode {
  return compareStretch(column, operator, { low: number, high: number + 1 });
}

/** The stretch lies above the number before, and up to this one. */
function compareCeiling({ path, at }: Column, operator: Order, number: number): FilterNode {
  switch (operator) {
    case 'eq':
    case 'ne':
      return when(operator === 'eq', { kind: 'and', nodes: [compare(path, '$gt', number - 1), compare(path, '$lte', number)] }, at);
    case 'gt':
      return compare(path, '$gt', number);
    case 'ge':
      return compare(path, '$gt', number - 1);
    case 'lt':
      return compare(path, '$lte', number - 1);
    case 'le':
      return compare(path, '$lte', number);
  }
}

function compareSubstringCall({ call, operator, literal }: CallComparison, operands: Operands): FilterNode | undefined {
  const column = columnIn(call, operands);
  const asNull = compareNull(column, operator, literal);
  if (asNull) return asNull;
  if (operator !== 'eq' && operator !== 'ne') return undefined;
  const [from = 0, length] = call.parameters.slice(1).map((parameter) => wholeNumber(operands.literalOf(parameter), 'in substring()'));
  if (from < 0 || (length ?? 0) < 0) throw malformed(PARAMETER, 'numbers of at least 0 in substring()', `${from}, ${length}`);
  return compareSubstring(column, { operator, from, length }, requireType(literal, 'string', 'a text beside substring()'));
}

/** `indexof(title,'a') ge 0` asks whether it is there, `eq 0` whether it is the beginning. */
function compareIndex({ call, operator, literal }: CallComparison, operands: Operands): FilterNode | undefined {
  const [first, second] = call.parameters;
  const part = second && operands.literalOf(second);
  if (!first || !part) return undefined;
  const operand = textOperand(first, operands.columnOf);
  const { column } = operand;
  const asNull = compareNull(column, operator, literal);
  if (asNull) return asNull;
  const index = wholeNumber(literal, 'beside indexof()');
  const test = (name: string): FilterNode => textTest({ ...call, name }, operand, part);
  const missing = (): FilterNode => ({ kind: 'and', nodes: [compare(column.path, '$ne', null), when(false, test('contains'), column.at)] });
  const asked = `${operator} ${index}`;
  if (['ge 0', 'gt -1'].includes(asked)) return test('contains');
  if (['eq -1', 'lt 0', 'le -1'].includes(asked)) return missing();
  if (asked === 'ne -1') return when(false, missing(), column.at);
  if (['eq 0', 'ne 0'].includes(asked)) return when(operator === 'eq', test('startswith'), column.at);
  return undefined;
}
