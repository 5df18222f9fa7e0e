import { readValue, readValues, writeValue } from './parameter-values';

test.each([
  ['integer', '5', 5],
  ['integer', 'five', 'five'],
  ['bigInt', '9007199254740993', '9007199254740993'],
  ['decimal', '1.10', '1.10'],
  ['boolean', 'true', true],
  ['array', '["a", 1]', ['a', 1]],
  ['array', 'north, south,', ['north', 'south']],
  ['string', ' kept ', ' kept '],
  ['string', '  ', undefined],
] as const)('a value of type %s from %j', (type, text, value) => {
  expect(readValue(type, text)).toEqual(value);
});

test('what is empty is left out, also for names every object has', () => {
  const parameters = [
    { name: 'region', type: 'string' },
    { name: 'constructor', type: 'string' },
    { name: 'most', type: 'integer' },
  ] as const;
  expect(readValues(parameters, { region: 'north', most: '' })).toEqual({ region: 'north' });
});

test('what is written is read again', () => {
  expect(writeValue(['a', 1])).toBe('["a",1]');
  expect(writeValue(null)).toBe('');
  expect(readValue('boolean', writeValue(false))).toBe(false);
});
