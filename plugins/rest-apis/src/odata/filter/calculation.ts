import { type CalculationName, type CalculationOperator, type FilterNode, type Operand, malformed, unsupported } from '@mortise/shared';
import type { Arithmetic, Comparison, Expression, Literal } from '../syntax/expression';
import type { At } from './nodes';
import { refusal } from './operand';

const OPERATORS = { eq: '$eq', ne: '$ne', gt: '$gt', ge: '$gte', lt: '$lt', le: '$lte' } as const satisfies Readonly<
  Record<Exclude<Comparison, 'has'>, CalculationOperator>
>;

const FUNCTIONS: Readonly<Record<string, CalculationName>> = {
  tolower: 'lower',
  toupper: 'upper',
  trim: 'trim',
  concat: 'concat',
  length: 'length',
  indexof: 'indexOf',
  substring: 'substring',
  year: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

/** Exact division is not among them: databases do not agree where it ends. */
const ARITHMETIC: Readonly<Partial<Record<Arithmetic, CalculationName>>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide',
  mod: 'remainder',
};

/** Finds the value that an expression has without any row. */
export type LiteralOf = (expression: Expression) => Literal | undefined;

export interface Comparing {
  readonly operator: Exclude<Comparison, 'has'>;
  readonly left: Expression;
  readonly right: Expression;
}

/**
 * A comparison of values that are calculated from columns of one row.
 * @throws AppError OPTION_UNSUPPORTED naming what cannot be calculated
 */
export function calculation({ operator, left, right }: Comparing, at: At, literalOf: LiteralOf): FilterNode {
  const operands = { left: operandOf(left, literalOf), right: operandOf(right, literalOf) };
  const node = { kind: 'calculation', operator: OPERATORS[operator], ...operands } as const;
  return at.length === 0 ? node : { ...node, at };
}

function operandOf(expression: Expression, literalOf: LiteralOf): Operand {
  const literal = literalOf(expression);
  if (literal) return literalOperand(literal);
  switch (expression.kind) {
    case 'path': {
      const [name = '', ...further] = expression.names;
      if (further.length > 0) throw unsupported(`calculating with ${expression.names.join('/')}`);
      return { kind: 'column', name };
    }
    case 'negate':
      return call('subtract', [{ kind: 'number', value: '0' }, operandOf(expression.operand, literalOf)]);
    case 'arithmetic': {
      const name = ARITHMETIC[expression.operator];
      if (!name) throw refusal(expression);
      return call(name, [operandOf(expression.left, literalOf), operandOf(expression.right, literalOf)]);
    }
    case 'call': {
      const name = Object.hasOwn(FUNCTIONS, expression.name) ? FUNCTIONS[expression.name] : undefined;
      if (!name) throw refusal(expression);
      return call(
        name,
        expression.parameters.map((parameter) => operandOf(parameter, literalOf)),
      );
    }
    default:
      throw refusal(expression);
  }
}

function call(name: CalculationName, operands: readonly Operand[]): Operand {
  return { kind: 'call', name, operands };
}

/** Numbers as decimals have them: no exponent, not more digits than they hold. */
function literalOperand({ type, text }: Literal): Operand {
  if (type === 'string') return { kind: 'text', value: text };
  if (type === 'number' && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return { kind: 'number', value: text };
  if (type === 'null') throw unsupported('null beside something calculated');
  throw malformed('$filter', 'a text or a number of at most 15 digits beside something calculated', text);
}
