import { type FilterNode, malformed, unsupported } from '@mortise/shared';
import type { CallExpression, Comparison, Expression, Literal } from '../syntax/expression';
import type { Column } from './compare-column';
import { NEVER, compare, when } from './nodes';
import { PARAMETER, refusal, requireType } from './operand';

const PATTERN_LENGTH = 1000;
const ASCII = /^[\p{ASCII}]*$/u;

/** A column of text, perhaps with its letters changed. */
export interface TextOperand {
  readonly column: Column;
  readonly letters: 'tolower' | 'toupper' | undefined;
}

/** @throws AppError OPTION_UNSUPPORTED for what is no column of text */
export function textOperand(expression: Expression, columnOf: (expression: Expression) => Column | undefined): TextOperand {
  const column = columnOf(expression);
  if (column) return { column, letters: undefined };
  if (expression.kind !== 'call' || (expression.name !== 'tolower' && expression.name !== 'toupper')) throw refusal(expression);
  const [inner] = expression.parameters;
  const changed = inner && columnOf(inner);
  if (!changed) throw refusal(inner ?? expression);
  return { column: changed, letters: expression.name };
}

const PLACES: Readonly<Record<string, (part: string) => string>> = {
  contains: (part) => `%${part}%`,
  startswith: (part) => `${part}%`,
  endswith: (part) => `%${part}`,
};

export function isTextTest({ name }: CallExpression): boolean {
  return Object.hasOwn(PLACES, name);
}

/** `contains(title,'a')` and the like; case counts unless the letters are changed before. */
export function textTest({ name }: CallExpression, operand: TextOperand, literal: Literal): FilterNode {
  if (literal.type === 'null') return NEVER;
  const place = PLACES[name] ?? ((part) => part);
  return matches(operand, requireType(literal, 'string', `a text as the second parameter of ${name}()`), place);
}

/** `tolower(title) eq 'a'` */
export function compareLetters(operand: TextOperand, operator: Comparison, literal: Literal): FilterNode {
  if (operator !== 'eq' && operator !== 'ne') throw unsupported(`${operator} after ${operand.letters}()`);
  const { column } = operand;
  if (literal.type === 'null') return compare(column.path, operator === 'eq' ? '$eq' : '$ne', null);
  const same = matches(operand, requireType(literal, 'string', 'a text'), (part) => part);
  return when(operator === 'eq', same, column.at);
}

/** Letters are those of ASCII, in which both databases agree. */
function matches({ column, letters }: TextOperand, text: string, place: (part: string) => string): FilterNode {
  const pattern = place(escaped(text));
  if (letters === undefined) return compare(column.path, '$like', pattern);
  if (!ASCII.test(text)) throw unsupported(`${letters}() beside letters outside of ASCII`);
  const changed = letters === 'tolower' ? text.toLowerCase() : text.toUpperCase();
  return changed === text ? compare(column.path, '$iLike', pattern) : NEVER;
}

/** `length(title) gt 3` as a pattern of so many characters. */
export function compareLength({ path, at }: Column, operator: Exclude<Comparison, 'has'>, length: number): FilterNode {
  const exactly = (count: number): FilterNode => (count < 0 ? NEVER : compare(path, '$like', characters(count)));
  const atLeast = (count: number): FilterNode =>
    count <= 0 ? compare(path, '$ne', null) : compare(path, '$like', `${characters(count)}%`);
  const known = compare(path, '$ne', null);
  switch (operator) {
    case 'eq':
    case 'ne':
      return when(operator === 'eq', exactly(length), at);
    case 'gt':
      return atLeast(length + 1);
    case 'ge':
      return atLeast(length);
    case 'lt':
      return { kind: 'and', nodes: [known, when(false, atLeast(length), at)] };
    case 'le':
      return { kind: 'and', nodes: [known, when(false, atLeast(length + 1), at)] };
  }
}

/** `substring(title,2) eq 'a'`, `substring(title,2,1) eq 'a'`; where fewer characters follow, those count. */
export function compareSubstring(
  { path, at }: Column,
  { operator, from, length }: { readonly operator: Comparison; readonly from: number; readonly length: number | undefined },
  text: string,
): FilterNode {
  if (operator !== 'eq' && operator !== 'ne') throw unsupported(`${operator} after substring()`);
  const count = [...text].length;
  const start = `${characters(from)}${escaped(text)}`;
  const same = (): FilterNode => {
    if (length !== undefined && count > length) return NEVER;
    if (length !== undefined && count === length && count > 0) return compare(path, '$like', `${start}%`);
    if (count > 0) return compare(path, '$like', start);
    return length === 0 ? compare(path, '$ne', null) : compareLength({ path, at }, 'le', from);
  };
  return when(operator === 'eq', same(), at);
}

function characters(count: number): string {
  if (count > PATTERN_LENGTH) throw malformed(PARAMETER, `a length of at most ${PATTERN_LENGTH}`, String(count));
  return '_'.repeat(count);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
