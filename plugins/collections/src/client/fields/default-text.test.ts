import { DefaultInvalid, defaultOf, localMoment } from './default-text';

describe('defaultOf', () => {
  it.each([
    ['', 'string', undefined],
    ['  ', 'integer', undefined],
    ['7', 'integer', 7],
    ['9007199254740993', 'bigInt', '9007199254740993'],
    ['1.50', 'decimal', '1.50'],
    ['false', 'boolean', false],
    ['{"a":1}', 'json', { a: 1 }],
    ['2026-01-02', 'date', '2026-01-02'],
    ['2026-01-02T03:04:00Z', 'datetime', '2026-01-02T03:04:00.000Z'],
  ])('reads %j of a %s as %j', (text, type, value) => {
    expect(defaultOf(text, type)).toEqual(value);
  });

  it.each([
    ['x', 'integer'],
    ['{', 'json'],
    ['soon', 'datetime'],
  ])('refuses %j of a %s', (text, type) => {
    expect(() => defaultOf(text, type)).toThrow(DefaultInvalid);
  });

  it('shows a moment in local time and reads it back', () => {
    const iso = '2026-03-04T05:06:00.000Z';
    expect(defaultOf(localMoment(iso), 'datetime')).toBe(iso);
  });
});
