import { isAppError } from '@mortise/shared';
import { parseExpression } from '../syntax/parse-expression';
import { toFilter } from './to-filter';

const filterOf = (text: string): unknown => toFilter(parseExpression('$filter', text), { now: () => new Date(0) });
const is = (path: string, operator: string, value: unknown): object => ({
  kind: 'compare',
  path: path.split('/'),
  operator,
  value: { kind: 'literal', value },
});
const not = (node: object, at?: string): object => ({ kind: 'not', node, ...(at === undefined ? {} : { at: [at] }) });
const and = (...nodes: object[]): object => ({ kind: 'and', nodes });
const or = (nodes: object[], at?: string): object => ({ kind: 'or', nodes, ...(at === undefined ? {} : { at: [at] }) });
const TRUE = and();
const FALSE = or([]);

describe('as a filter', () => {
  test.each<[string, object]>([
    ['a eq 1', is('a', '$eq', 1)],
    ['1 lt a', is('a', '$gt', 1)],
    ['a eq 9223372036854775807', is('a', '$eq', '9223372036854775807')],
    ['a eq 1.50', is('a', '$eq', '1.50')],
    ['a eq -30.00', is('a', '$eq', -30)],
    ['a eq 9007199254740993.0', is('a', '$eq', '9007199254740993')],
    ['a eq 1e3', is('a', '$eq', 1000)],
    ['a eq -(1)', is('a', '$eq', -1)],
    ['a eq null', is('a', '$eq', null)],
    ['null ne a', is('a', '$ne', null)],
    ['a gt null', FALSE],
    ['not (a gt null)', not(FALSE)],
    ['null eq null', TRUE],
    ['5 eq null', FALSE],
    ['null ne 5', TRUE],
    ['null ge null', FALSE],
    ['2 gt 10', FALSE],
    ["'b' gt 'a'", TRUE],
    ['null', FALSE],
    ['not null', FALSE],
    ['a', is('a', '$eq', true)],
    ['not a', is('a', '$eq', false)],
    ['not not a', is('a', '$eq', true)],
    ['a in (1,null)', or([is('a', '$in', [1]), is('a', '$eq', null)])],
    ['not (a eq 1)', not(is('a', '$eq', 1))],
    ['a and not (b or c)', and(is('a', '$eq', true), and(is('b', '$eq', false), is('c', '$eq', false)))],
    ["contains(a,'x%')", is('a', '$like', '%x\\%%')],
    ["not contains(a,'x')", and(is('a', '$ne', null), not(is('a', '$like', '%x%')))],
    ["contains(a,'x') eq false", and(is('a', '$ne', null), not(is('a', '$like', '%x%')))],
    ["contains(a,'x') ne true", not(is('a', '$like', '%x%'))],
    ["endswith(tolower(a),'x')", is('a', '$iLike', '%x')],
    ["endswith(tolower(a),'X')", FALSE],
    ["toupper(a) eq 'X'", is('a', '$iLike', 'X')],
    ['length(a) eq 3', is('a', '$like', '___')],
    ['length(a) ge 0', is('a', '$ne', null)],
    ["substring(a,1,2) eq 'x'", is('a', '$like', '_x')],
    ["substring(a,1,1) eq 'x'", is('a', '$like', '_x%')],
    ['year(a) eq 2024', is('a', '$dateOn', '2024Z')],
    ['date(a) ne 2024-01-31', not(is('a', '$dateOn', '2024-01-31Z'))],
    ['a lt now()', is('a', '$lt', '1970-01-01T00:00:00.000Z')],
    ["a has Color'x'".replace('Color', 'S.Color'), and(is('a', '$anyOf', ['x']))],
    ['a/b ne 1', not(is('a/b', '$eq', 1))],
    ['a/b eq null', not(is('a/b', '$ne', null))],
    [
      'a add 1.50 gt b',
      {
        kind: 'calculation',
        operator: '$gt',
        left: {
          kind: 'call',
          name: 'add',
          operands: [
            { kind: 'column', name: 'a' },
            { kind: 'number', value: '1.50' },
          ],
        },
        right: { kind: 'column', name: 'b' },
      },
    ],
    [
      'r/any(x:x/a eq x/b)',
      or([
        or(
          [{ kind: 'calculation', operator: '$eq', left: { kind: 'column', name: 'a' }, right: { kind: 'column', name: 'b' }, at: ['r'] }],
          'r',
        ),
      ]),
    ],
    ['r/any()', or([is('r', '$exists', true)])],
    ['r/$count eq 0', not(or([is('r', '$exists', true)]))],
    ['r/any(x:x/a eq 1)', or([or([is('r/a', '$eq', 1)], 'r')])],
    ['r/any(x:true)', or([or([TRUE], 'r')])],
    ['r/all(x:x/a eq 1)', not(or([or([not(is('r/a', '$eq', 1), 'r')], 'r')]))],
    ['r/any(x:x/a eq 1 or x/b)', or([or([or([is('r/a', '$eq', 1), is('r/b', '$eq', true)], 'r')], 'r')])],
  ])('%s', (text, filter) => {
    expect(filterOf(text)).toEqual(filter);
  });

  test.each([
    ['time(a) eq 12:30', 'time()'],
    ["matchesPattern(a,'x')", 'matchespattern()'],
    ['a divby 2 eq 1', 'divby'],
    ['time(a) eq 12:00:00', 'time()'],
    ['month(a) eq null', 'null beside something calculated'],
    ['a/b add 1 eq 2', 'calculating with a/b'],
    ['a/b eq c', 'calculating with a/b'],
    ['a add r/$count eq 1', 'r/$count'],
    ['r/$count gt 2', 'r/$count gt 2'],
    ['r/$count($filter=a eq 1) gt 0', 'r/$count()'],
    ["cast(a,Edm.String) eq '1'", 'cast()'],
    ['isof(a,Edm.String)', 'isof()'],
    ['case(a gt 1:true)', 'case()'],
    ['hassubset(a,b)', 'hassubset()'],
    ['geo.distance(a,b) lt 1', 'geo.distance()'],
    ["tolower(a) eq 'ä'", 'tolower() beside letters outside of ASCII'],
  ])('%s is refused by name', (text, option) => {
    expect(() => filterOf(text)).toThrow(expect.objectContaining({ code: 'OPTION_UNSUPPORTED', details: { option } }));
  });

  test.each([
    '1',
    "'x'",
    'a eq 1 eq 2',
    'not a eq 5',
    "1 eq '1'",
    'contains(a,1)',
    'length(a) eq 1.5',
    'year(a) eq 0',
    "date(a) eq 'x'",
    'a has 1',
    "substring(a,-1) eq 'x'",
    'length(a) eq 5000',
  ])('%s makes no sense', (text) => {
    let code: unknown;
    try {
      filterOf(text);
    } catch (error) {
      code = isAppError(error) ? error.code : error;
    }
    expect(code).toBe('QUERY_PARAMETER_INVALID');
  });

  test.each(['eq null', 'ne null', 'in (true,false,null)'])('what %s multiplies again and again is too much', (operator) => {
    const nested = (levels: number): string => `${'('.repeat(levels)}contains(a,'x')${` ${operator})`.repeat(levels)}`;
    expect(() => filterOf(nested(3))).not.toThrow();
    expect(() => filterOf(nested(30))).toThrow(expect.objectContaining({ code: 'QUERY_TOO_COMPLEX' }));
  });
});
