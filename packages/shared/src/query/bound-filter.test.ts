import { normalizeCollection } from '../collections/normalize-collection';
import { isAppError } from '../errors/app-error';
import { bindFilter } from './bound-filter';
import { readOrderTerm } from './order-term';
import { parseFilter } from './parse-filter';

const notes = normalizeCollection({
  name: 'notes',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'extra', type: 'json' },
    { name: 'secret', type: 'string', hidden: true },
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
    ['$includes', 1],
    ['$eq', 'a\u0000b'],
    ['$in', ['\ud800']],
  ])('%s refuses text no database could hold: %j', (operator, value) => {
    expect(codeOf(() => bindFilter(parseFilter({ text: { [operator]: value } }), notes))).toBe('QUERY_VALUE_INVALID');
  });

  test('an order needs values that have one, after the guard has allowed the field', () => {
    expect(readOrderTerm('-text', notes)).toMatchObject({ field: { name: 'text' }, descending: true });
    expect(codeOf(() => readOrderTerm('extra', notes))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(() => readOrderTerm('secret', notes))).toBe('FIELD_UNKNOWN');
    expect(() =>
      readOrderTerm('extra', notes, () => {
        throw new Error('not for you');
      }),
    ).toThrow('not for you');
  });
});
