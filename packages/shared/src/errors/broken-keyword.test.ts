import { describeKeyword } from './broken-keyword';

it.each([
  ['required', { missingProperty: 'name' }, 'given'],
  ['enum', { allowedValues: ['a', 1, null] }, 'one of a, 1, null'],
  ['const', { allowedValue: 'x' }, 'exactly "x"'],
  ['type', { type: ['string', 'null'] }, 'string or null'],
  ['type', { type: 'integer' }, 'integer'],
  ['minLength', { limit: 1 }, 'not empty'],
  ['minLength', { limit: 8 }, 'at least 8 characters long'],
  ['maxLength', { limit: 50 }, 'at most 50 characters long'],
  ['minItems', { limit: 1 }, 'a list that is not empty'],
  ['maxItems', { limit: 3 }, 'a list of at most 3 items'],
  ['minimum', { limit: 0 }, 'at least 0'],
  ['pattern', { pattern: '^a b$' }, 'text that matches ^a b$'],
  ['format', { format: 'date' }, 'text of the format date'],
])('%s %j reads on after "must be": %s', (keyword, params, expected) => {
  expect(describeKeyword({ keyword, params, message: 'must NOT be used' })).toBe(expected);
});

it('leaves other keywords in the words of the validator', () => {
  expect(describeKeyword({ keyword: 'dependentRequired', params: {}, message: 'must have property b' })).toBe('have property b');
  expect(describeKeyword({ keyword: 'toString', params: {} })).toBe('toString');
});
