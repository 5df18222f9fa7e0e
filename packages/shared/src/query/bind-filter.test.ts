import { normalizeCollection } from '../collections/normalize-collection';
import { isAppError } from '../errors/app-error';
import type { JsonObject } from '../json';
import { bindFilter } from './bind-filter';
import { readOrderTerm } from './order-term';
import { parseFilter } from './parse-filter';
import { bindSystemFilter } from './system-filter';

const notes = normalizeCollection({
  name: 'notes',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'extra', type: 'json' },
    { name: 'secret', type: 'string', hidden: true },
    { name: 'age', type: 'integer' },
    { name: 'day', type: 'date' },
    { name: 'parent', type: 'belongsTo', target: 'notes' },
  ],
});

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return isAppError(error) ? error.code : 'no AppError';
  }
  return undefined;
}

describe('names and values of a query', () => {
  test.each([
    ['$includes', 'a\u0000b'],
    ['$includes', '\ud800'],
    ['$includes', 'x'.repeat(1025)],
    ['$includes', { a: 1 }],
    ['$eq', 'a\u0000b'],
    ['$in', ['\ud800']],
  ])('%s refuses text no database could hold: %j', (operator, value) => {
    expect(codeOf(() => bindFilter(parseFilter({ text: { [operator]: value } }), notes))).toBe('QUERY_VALUE_INVALID');
  });

  test.each([
    ['QUERY_VALUE_INVALID', { 'age.$gt': null }],
    ['QUERY_VALUE_INVALID', { 'age.$between': [1] }],
    ['QUERY_VALUE_INVALID', { 'age.$between': [1, 2, 3] }],
    ['QUERY_VALUE_INVALID', { 'age.$between': [1, null] }],
    ['QUERY_VALUE_INVALID', { 'age.$empty': 'perhaps' }],
    ['QUERY_VALUE_INVALID', { 'age.$gt': '{{$nRole}}' }],
    ['QUERY_VALUE_INVALID', { 'text.$startsWith': '{{$user.id}}' }],
    ['QUERY_VALUE_INVALID', { 'text.$includes': '{{$nRole}}' }],
    ['QUERY_VALUE_INVALID', { 'text.$gt': '{{$nDate.now}}' }],
    ['QUERY_VALUE_INVALID', { 'age.$gt': '{{$nDate.now}}' }],
    ['QUERY_VALUE_INVALID', { 'age.$gt': 2 ** 53 }],
    ['QUERY_VALUE_INVALID', { 'age.$lt': '1e3' }],
    ['QUERY_VALUE_INVALID', { 'age.$lt': '' }],
    ['QUERY_VALUE_INVALID', { 'age.$lt': ['5'] }],
    ['QUERY_VALUE_INVALID', { 'text.$like': 'a\\' }],
    ['QUERY_VALUE_INVALID', { 'text.$startsWith': ['a', ['b']] }],
    ['QUERY_VALUE_INVALID', { 'day.$eq': '{{$nDate.today}}' }],
    ['QUERY_VALUE_INVALID', { 'day.$dateOn': '{{$user.id}}' }],
    ['QUERY_VALUE_INVALID', { 'day.$dateOn': 'soon' }],
    ['QUERY_OPERATOR_UNSUPPORTED', { 'text.$dateOn': '2025' }],
    ['QUERY_OPERATOR_UNSUPPORTED', { 'text.$exists': true }],
    ['QUERY_OPERATOR_UNSUPPORTED', { 'extra.$eq': 1 }],
    ['QUERY_OPERATOR_UNSUPPORTED', { parent: 1 }],
    ['FIELD_UNKNOWN', { 'parent.text': 'a' }],
    ['FIELD_UNKNOWN', { 'parent.$exists': true }],
    ['FIELD_UNKNOWN', { 'text.text': 'a' }],
    ['FIELD_UNKNOWN', { secret: 'a' }],
  ])('%s: %j', (code, filter) => {
    expect(codeOf(() => bindFilter(parseFilter(filter), notes))).toBe(code);
  });

  test('hidden columns do not show on the other side of a relation either', () => {
    const bind = (filter: JsonObject) => bindSystemFilter(parseFilter(filter), notes, () => notes);
    expect(bind({ 'parent.text': 'a' }).targets).toEqual([notes]);
    expect(codeOf(() => bind({ 'parent.secret': 'a' }))).toBe('FIELD_UNKNOWN');
    expect(codeOf(() => bindSystemFilter(parseFilter({ 'parent.text': 'a' }), notes, () => undefined))).toBe('COLLECTION_NOT_FOUND');
  });

  test('an order needs values that have one, after the guard has allowed the field', () => {
    expect(readOrderTerm('-text', notes)).toMatchObject({ field: { name: 'text' }, descending: true });
    expect(codeOf(() => readOrderTerm('extra', notes))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(() => readOrderTerm('secret', notes))).toBe('FIELD_UNKNOWN');
    expect(() =>
      readOrderTerm('extra', notes, {
        guard: () => {
          throw new Error('not for you');
        },
      }),
    ).toThrow('not for you');
  });
});
