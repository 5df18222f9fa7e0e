import { isAppError } from '../errors/app-error';
import { parseFilter } from './parse-filter';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
  return 'no error';
}

const compare = (path: string[], operator: string, value: unknown) => ({
  kind: 'compare',
  path,
  operator,
  value: { kind: 'literal', value },
});

describe('parseFilter', () => {
  test.each([
    ['a bare value is equality', { title: 'a' }, compare(['title'], '$eq', 'a')],
    ['a bare array is membership', { id: [1, 2] }, compare(['id'], '$in', [1, 2])],
    ['null is a value', { title: null }, compare(['title'], '$eq', null)],
    ['a dotted operator', { 'title.$includes': 'a' }, compare(['title'], '$includes', 'a')],
    ['a nested operator', { title: { $ne: 'a' } }, compare(['title'], '$ne', 'a')],
    ['siblings are joined by AND', { a: 1, b: 2 }, { kind: 'and', nodes: [compare(['a'], '$eq', 1), compare(['b'], '$eq', 2)] }],
    ['an empty object lets everything through', {}, { kind: 'and', nodes: [] }],
    ['$or', { $or: [{ a: 1 }, { b: 2 }] }, { kind: 'or', nodes: [compare(['a'], '$eq', 1), compare(['b'], '$eq', 2)] }],
    ['$not', { $not: { a: 1 } }, { kind: 'not', node: compare(['a'], '$eq', 1) }],
    ['a path of names', { 'owner.team.name': 'a' }, compare(['owner', 'team', 'name'], '$eq', 'a')],
    ['the same path as objects', { owner: { team: { name: { $eq: 'a' } } } }, compare(['owner', 'team', 'name'], '$eq', 'a')],
    ['other names of operators', { 'a.$endsWith': 'x' }, compare(['a'], '$endWith', 'x')],
    ['$is is equality', { 'a.$is': null }, compare(['a'], '$eq', null)],
    ['$not beside a value', { 'a.$not': 1 }, compare(['a'], '$ne', 1)],
    ['the same, nested', { a: { $not: [1] } }, compare(['a'], '$ne', [1])],
    [
      '$isCurrentUser',
      { 'a.$isCurrentUser': true },
      { kind: 'compare', path: ['a'], operator: '$eq', value: { kind: 'variable', name: '$user.id' } },
    ],
    [
      '$isNotCurrentUser turned round',
      { a: { $isNotCurrentUser: false } },
      { kind: 'compare', path: ['a'], operator: '$eq', value: { kind: 'variable', name: '$user.id' } },
    ],
    ['an object as a value', { 'at.$dateOn': { type: 'today' } }, compare(['at'], '$dateOn', { type: 'today' })],
    [
      'an alternative within a name',
      { owner: { $or: [{ a: 1 }, { b: 2 }] } },
      { kind: 'or', at: ['owner'], nodes: [compare(['owner', 'a'], '$eq', 1), compare(['owner', 'b'], '$eq', 2)] },
    ],
    ['a negation within a name', { owner: { $not: { a: 1 } } }, { kind: 'not', at: ['owner'], node: compare(['owner', 'a'], '$eq', 1) }],
    ['two operators on one field', { n: { $gt: 1, $lt: 5 } }, { kind: 'and', nodes: [compare(['n'], '$gt', 1), compare(['n'], '$lt', 5)] }],
  ])('%s', (_title, input, expected) => {
    expect(parseFilter(input)).toEqual(expected);
  });

  test('knows the variables, also in the spelling of NocoBase', () => {
    const own = { kind: 'compare', path: ['createdById'], operator: '$eq', value: { kind: 'variable', name: '$user.id' } };
    expect(parseFilter({ createdById: '{{$user.id}}' })).toEqual(own);
    expect(parseFilter({ createdById: '{{ ctx.state.currentUser.id }}' })).toEqual(own);
    expect(parseFilter({ createdById: ['{{$user.id}}'] })).toEqual({ ...own, operator: '$in' });
    expect(parseFilter({ a: '{{ctx.state.currentUser.email}}' })).toEqual(parseFilter({ a: '{{$user.email}}' }));
    const now = { kind: 'compare', path: ['at'], operator: '$dateBefore', value: { kind: 'date', name: 'now' } };
    for (const text of ['{{$nDate.now}}', '{{ $date.now }}', '{{$system.now}}'])
      expect(parseFilter({ 'at.$dateBefore': text })).toEqual(now);
  });

  test('compares each variable of a list by itself, all of the same row', () => {
    const variable = { kind: 'variable', name: '$user.id' };
    const mixed = (operator: string) => [
      compare(['owner', 'id'], operator, [1, 2]),
      { kind: 'compare', path: ['owner', 'id'], operator, value: variable },
    ];
    const items = [1, '{{$user.id}}', 2];
    expect(parseFilter({ 'owner.id': items })).toEqual({ kind: 'or', at: ['owner'], nodes: mixed('$in') });
    expect(parseFilter({ 'owner.id.$notIn': items })).toEqual({ kind: 'and', nodes: mixed('$notIn') });
    expect(parseFilter({ 'tags.$anyOf': ['{{$nRole}}', 'all'] })).toMatchObject({ kind: 'or', nodes: [{}, {}] });
    expect(parseFilter({ a: ['{{$user.id}}', '{{$nRole}}'] })).toMatchObject({ kind: 'or', nodes: [{ value: variable }, {}] });
  });

  test.each([
    ['no object', 'QUERY_FILTER_INVALID', 'title'],
    ['null', 'QUERY_FILTER_INVALID', null],
    ['$and of an object', 'QUERY_FILTER_INVALID', { $and: { a: 1 } }],
    ['an operator without a field', 'QUERY_FILTER_INVALID', { $eq: 1 }],
    ['an operator nobody knows', 'QUERY_OPERATOR_UNKNOWN', { 'a.$regexp': 'x' }],
    ['an operator in the middle of a path', 'QUERY_OPERATOR_UNKNOWN', { 'a.$eq.b': 'x' }],
    ['an empty name', 'QUERY_OPERATOR_UNKNOWN', { 'a..b': 'x' }],
    ['a variable nobody knows', 'QUERY_VARIABLE_UNKNOWN', { a: '{{$user.password}}' }],
    ['a variable named like a property of every object', 'QUERY_VARIABLE_UNKNOWN', { a: '{{constructor}}' }],
    ['a period nobody knows', 'QUERY_VARIABLE_UNKNOWN', { a: '{{$nDate.constructor}}' }],
    ['a variable nobody knows among other values', 'QUERY_VARIABLE_UNKNOWN', { a: ['{{$user.password}}', 1] }],
    ['a variable in a list that is compared as a whole', 'QUERY_VARIABLE_UNKNOWN', { 'a.$match': ['{{$user.id}}', 1] }],
    ['a variable as the end of a range', 'QUERY_VARIABLE_UNKNOWN', { 'a.$between': [1, '{{$user.id}}'] }],
    ['a path from the caller', 'QUERY_VARIABLE_UNKNOWN', { a: '{{$user.createdBy.email}}' }],
    ['an operator named like a property of every object', 'QUERY_OPERATOR_UNKNOWN', { 'a.$constructor': 1 }],
  ])('refuses %s', (_title, code, input) => {
    expect(codeOf(() => parseFilter(input))).toBe(code);
  });

  test('refuses what is too deep, too long or too much', () => {
    let deep: { $and: unknown[] } = { $and: [] };
    for (let level = 0; level < 20; level += 1) deep = { $and: [deep] };
    expect(codeOf(() => parseFilter(JSON.parse(JSON.stringify(deep))))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(() => parseFilter({ $or: Array.from({ length: 101 }, (_, a) => ({ a })) }))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(() => parseFilter({ id: Array.from({ length: 501 }, (_, id) => id) }))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(() => parseFilter({ 'a.$anyOf': Array.from({ length: 10_000 }, (_, id) => id) }))).toBe('QUERY_TOO_COMPLEX');
    const names = Array.from({ length: 500 }, (_, index) => `n${index}`);
    expect(codeOf(() => parseFilter({ $or: Array.from({ length: 21 }, () => ({ 'a.$includes': names })) }))).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(() => parseFilter({ ['a.'.repeat(10_000) + 'b']: 1 }))).toBe('QUERY_TOO_COMPLEX');
  });
});
