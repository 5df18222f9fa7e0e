import { isAppError } from '@mortise/shared';
import { ACCEPTED } from '../testing/accepted-expressions';
import { REFUSED } from '../testing/refused-expressions';
import type { Expression } from './expression';
import { EXPRESSION_LIMITS, parseExpression } from './parse-expression';

const parse = (text: string): Expression => parseExpression('$filter', text);

function codeOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    return isAppError(error) ? error.code : `threw ${String(error)}`;
  }
  return 'accepted';
}

/** With parentheses around whatever belongs together. */
function written(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.text;
    case 'path':
      return expression.names.join('/');
    case 'and':
    case 'or':
      return `(${expression.parts.map(written).join(` ${expression.kind} `)})`;
    case 'not':
    case 'negate':
      return `(${expression.kind} ${written(expression.operand)})`;
    case 'compare':
    case 'arithmetic':
      return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`;
    case 'in':
      return `(${written(expression.operand)} in [${expression.items.map(written).join()}])`;
    case 'call':
      return `${expression.name}(${expression.parameters.map(written).join()})`;
    case 'count':
      return `${expression.path.join('/')}/$count`;
    case 'lambda':
      return `${expression.path.join('/')}/${expression.quantifier}(${expression.body ? written(expression.body) : ''})`;
  }
}

describe('a condition', () => {
  test.each(ACCEPTED)('is read: %s', (text) => {
    expect(codeOf(text)).toBe('accepted');
  });

  test.each(REFUSED)('is refused: %s', (text) => {
    expect(codeOf(text)).toBe('QUERY_PARAMETER_INVALID');
  });

  test.each([
    "cast(a,Edm.String) eq 'x'",
    'isof(a,Edm.String)',
    'rel/any(x:x/a eq b)',
    'rel/any(x:$it/a eq 1)',
    'rel/any(x:x/b/any(y:x/a eq 1))',
  ])('is known and not supported: %s', (text) => {
    expect(codeOf(text)).toBe('OPTION_UNSUPPORTED');
  });

  test.each([
    ['a or b and c', '(a or (b and c))'],
    ['a and b or c', '((a and b) or c)'],
    ['a and b and c and d', '(a and b and c and d)'],
    ['not a and b', '((not a) and b)'],
    ['not a eq true', '((not a) eq true)'],
    ['not a in (1,2)', '(not (a in [1,2]))'],
    ['a add b mul c eq d', '((a add (b mul c)) eq d)'],
    ['a sub b sub c eq d', '(((a sub b) sub c) eq d)'],
    ['a gt 1 eq b lt 2', '((a gt 1) eq (b lt 2))'],
    ['-a add b eq 1', '(((negate a) add b) eq 1)'],
    ["a has 'x' eq true", '((a has x) eq true)'],
    ["a eq 'it''s'", "(a eq it's)"],
    ['rel/any(x:x/y/any(z:z/a eq 1) and x/b)', 'rel/any((y/any((a eq 1)) and b))'],
  ])('%s means %s', (text, meaning) => {
    expect(written(parse(text))).toBe(meaning);
  });

  test('says where it stops making sense', () => {
    expect(() => parse('a eq 1 nor b')).toThrow(
      expect.objectContaining({ details: { parameter: '$filter', expected: 'an operator or the end at character 8', received: 'nor b' } }),
    );
  });

  test('is limited in depth and size, however it is written', () => {
    const { depth, nodes } = EXPRESSION_LIMITS;
    expect(codeOf('('.repeat(depth) + 'a' + ')'.repeat(depth))).toBe('accepted');
    expect(codeOf('('.repeat(depth + 1) + 'a' + ')'.repeat(depth + 1))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(`${'not '.repeat(depth + 1)}a`)).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(`${'- '.repeat(depth + 1)}a eq 1`)).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(`${'tolower('.repeat(depth + 1)}a${')'.repeat(depth + 1)} eq 'x'`)).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(Array.from({ length: nodes - 1 }, () => 'a').join(' or '))).toBe('accepted');
    expect(codeOf(Array.from({ length: nodes + 1 }, () => 'a').join(' or '))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(`a in (${Array.from({ length: nodes }, () => '1').join()})`)).toBe('QUERY_TOO_COMPLEX');
  });

  test('of a megabyte is answered at once', () => {
    const started = performance.now();
    for (const text of ["'".repeat(1e6 + 1), '('.repeat(1e6), `a eq '${'x'.repeat(1e6)}`, 'a '.repeat(5e5), `a in ["${'\\'.repeat(1e6)}`]) {
      expect(codeOf(text)).not.toBe('accepted');
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
