import { type FilterNode, malformed, tooComplex, unsupported } from '@mortise/shared';
import type { Comparison, Expression, LambdaExpression, Literal } from '../syntax/expression';
import { type Comparing, calculation } from './calculation';
import { compareCall } from './compare-call';
import { type Column, compareColumn, hasMembers, isAmong } from './compare-column';
import { compareConstants } from './constants';
import { type At, NEVER, all, any, compare, constant, not, when } from './nodes';
import { MIRRORED, PARAMETER, literalOf, refusal } from './operand';
import { isTextTest, textOperand, textTest } from './text-functions';

/** A short text may ask for the same thing many times: whether a condition is null takes its truth and its opposite, at every level anew. */
const MAX_CONDITIONS = 1000;

/** What the tree of `$filter` has to know besides itself. */
export interface FilterOptions {
  /** What `now()` answers. */
  readonly now?: () => Date;
}

type Part<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** What an expression is compared with. */
interface Against {
  readonly operator: Exclude<Comparison, 'has'>;
  readonly literal: Literal;
}

/** Whose columns an expression names, and whether the rows are wanted for which it is true, or those for which it is false. */
interface Wish {
  readonly at: At;
  readonly truth: boolean;
}

/**
 * The rows for which an expression is true, as a filter. Comparisons are never null (OData 4.01 Part 2, 5.1.1.1); functions of null and
 * columns of truth values may be, and what is null is neither true nor false.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX; OPTION_UNSUPPORTED for what filters cannot say, by its name
 */
export function toFilter(expression: Expression, { now = () => new Date() }: FilterOptions = {}): FilterNode {
  const moment = now();
  return new FilterBuilder(() => moment).condition(expression, { at: [], truth: true });
}

class FilterBuilder {
  readonly #now: () => Date;
  #conditions = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  condition(expression: Expression, wish: Wish): FilterNode {
    const { at, truth } = wish;
    this.#conditions += 1;
    if (this.#conditions > MAX_CONDITIONS) throw tooComplex(`conditions of ${PARAMETER}`, MAX_CONDITIONS);
    switch (expression.kind) {
      case 'and':
      case 'or': {
        const parts = expression.parts.map((part) => this.condition(part, wish));
        return (expression.kind === 'and') === truth ? all(parts) : any(parts, at);
      }
      case 'not':
        return this.condition(expression.operand, { at, truth: !truth });
      case 'compare':
        return when(truth, this.#comparison(expression, at), at);
      case 'in':
        return when(truth, this.#membership(expression, at), at);
      case 'lambda':
        return when(truth, this.#lambda(expression, at), at);
      case 'path':
        return compare([...at, ...expression.names], '$eq', truth);
      case 'call':
        return this.#test(expression, wish);
      default:
        return this.#constant(expression, truth);
    }
  }

  #constant(expression: Expression, truth: boolean): FilterNode {
    const literal = this.#literal(expression);
    if (literal?.type === 'null') return NEVER;
    if (literal?.type === 'boolean') return constant((literal.text === 'true') === truth);
    throw literal ? malformed(PARAMETER, 'a condition', literal.text) : refusal(expression);
  }

  /** A test of text is null where its column is. */
  #test(call: Part<'call'>, { at, truth }: Wish): FilterNode {
    const [first, second] = call.parameters;
    if (!isTextTest(call) || !first || !second) throw refusal(call);
    const literal = this.#literal(second);
    if (!literal) throw refusal(second);
    const operand = textOperand(first, this.#columns(at));
    const test = textTest(call, operand, literal);
    if (truth) return test;
    return literal.type === 'null' ? NEVER : all([compare(operand.column.path, '$ne', null), not(test, at)]);
  }

  #comparison({ operator, left, right }: Part<'compare'>, at: At): FilterNode {
    const [leftLiteral, rightLiteral] = [this.#literal(left), this.#literal(right)];
    if (operator === 'has') {
      const column = this.#column(left, at);
      if (!column || !rightLiteral) throw refusal(column ? right : left);
      return hasMembers(column, rightLiteral);
    }
    if (leftLiteral && rightLiteral) return constant(compareConstants(leftLiteral, operator, rightLiteral));
    if (rightLiteral) return this.#against(left, { operator, literal: rightLiteral }, at);
    if (leftLiteral) return this.#against(right, { operator: MIRRORED[operator], literal: leftLiteral }, at);
    return this.#calculated({ operator, left, right }, at);
  }

  #against(expression: Expression, { operator, literal }: Against, at: At): FilterNode {
    switch (expression.kind) {
      case 'path':
        return compareColumn({ at, path: [...at, ...expression.names] }, operator, literal);
      case 'count':
        return this.#count(expression.path, { operator, literal }, at);
      case 'arithmetic':
      case 'negate':
      case 'literal':
        return this.#calculated({ operator, left: expression, right: literal }, at);
      case 'call':
        if (!isTextTest(expression)) {
          const operands = { columnOf: this.#columns(at), literalOf: (part: Expression) => this.#literal(part) };
          const simple = compareCall({ call: expression, operator, literal }, operands);
          return simple ?? this.#calculated({ operator, left: expression, right: literal }, at);
        }
        return this.#truthIs(expression, { operator, literal }, at);
      default:
        return this.#truthIs(expression, { operator, literal }, at);
    }
  }

  /** `contains(title,'a') eq true` */
  #truthIs(expression: Expression, { operator, literal }: Against, at: At): FilterNode {
    const isEquality = operator === 'eq' || operator === 'ne';
    if (!isEquality || (literal.type !== 'boolean' && literal.type !== 'null'))
      throw malformed(PARAMETER, 'true, false or null beside a condition; not before a comparison needs parentheses', literal.text);
    const is = (truth: boolean): FilterNode => this.condition(expression, { at, truth });
    if (literal.type === 'boolean') return when(operator === 'eq', is(literal.text === 'true'), at);
    return when(operator === 'ne', any([is(true), is(false)], at), at);
  }

  #membership({ operand, items }: Part<'in'>, at: At): FilterNode {
    const literals = items.map((item) => {
      const literal = this.#literal(item);
      if (!literal) throw refusal(item);
      return literal;
    });
    const column = this.#column(operand, at);
    if (column) return isAmong(column, literals);
    const equal = literals.map((right) => this.#comparison({ kind: 'compare', operator: 'eq', left: operand, right }, at));
    return any(equal, at);
  }

  /** The conditions of one lambda are about one and the same row, and about no row of another lambda beside it. */
  #lambda({ quantifier, path, body }: LambdaExpression, at: At): FilterNode {
    const inside = [...at, ...path];
    if (!body) return any([compare(inside, '$exists', true)], at);
    const some = (condition: FilterNode): FilterNode => any([any([condition], inside)], at);
    const condition = this.condition(body, { at: inside, truth: true });
    return quantifier === 'any' ? some(condition) : not(some(not(condition, inside)), at);
  }

  /** How many there are cannot be asked, only whether there are any. */
  #count(path: readonly string[], { operator, literal }: Against, at: At): FilterNode {
    const exists = any([compare([...at, ...path], '$exists', true)], at);
    const asked = `${operator} ${literal.text}`;
    if (['gt 0', 'ge 1', 'ne 0'].includes(asked)) return exists;
    if (['eq 0', 'lt 1', 'le 0'].includes(asked)) return not(exists, at);
    throw unsupported(`${path.join('/')}/$count ${asked}`);
  }

  #calculated(comparing: Comparing, at: At): FilterNode {
    return calculation(comparing, at, (expression) => this.#literal(expression));
  }

  #column(expression: Expression, at: At): Column | undefined {
    return expression.kind === 'path' ? { at, path: [...at, ...expression.names] } : undefined;
  }

  #columns(at: At): (expression: Expression) => Column | undefined {
    return (expression) => this.#column(expression, at);
  }

  #literal(expression: Expression): Literal | undefined {
    return literalOf(expression, this.#now);
  }
}
