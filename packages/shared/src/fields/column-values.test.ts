import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import { readColumnValue } from './column-values';

function column(type: ColumnType, more: Partial<ColumnField> = {}): ColumnField {
  const flags = { nullable: true, unique: false, index: false, primaryKey: false, autoIncrement: false, hidden: false };
  return { kind: 'column', name: 'a', type, ...flags, ...more };
}

describe('readColumnValue', () => {
  test.each<[ColumnType, unknown, unknown]>([
    ['string', 'a', 'a'],
    ['string', '', ''],
    ['integer', 2147483647, 2147483647],
    ['integer', -2147483648, -2147483648],
    ['bigInt', 9007199254740991, 9007199254740991],
    ['bigInt', '9223372036854775807', '9223372036854775807'],
    ['bigInt', '-9223372036854775808', '-9223372036854775808'],
    ['bigInt', '12', 12],
    ['double', 0.1, 0.1],
    ['decimal', '1.5', '1.50'],
    ['decimal', 3, '3.00'],
    ['decimal', '-0.00', '0.00'],
    ['decimal', '007.1', '7.10'],
    ['boolean', false, false],
    ['datetime', '2025-03-03T09:57:36.728Z', '2025-03-03T09:57:36.728Z'],
    ['datetime', '2025-03-03T09:57:36+08:00', '2025-03-03T01:57:36.000Z'],
    ['datetime', '2025-03-03 09:57', '2025-03-03T09:57:00.000Z'],
    ['datetime', '2025-03-03', '2025-03-03T00:00:00.000Z'],
    ['datetime', '2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
    ['datetime', '0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['datetime', '2025-03-03t09:57:36.728z', '2025-03-03T09:57:36.728Z'],
    ['date', '2024-02-29', '2024-02-29'],
    ['json', { a: [1, null] }, { a: [1, null] }],
    ['uuid', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    ['time', '23:59', '23:59:00'],
    ['datetimeNoTz', '2024-02-29 23:59:59.9', '2024-02-29 23:59:59'],
    ['unixTimestamp', '2025-03-03T01:57:36.728+08:00', '2025-03-02T17:57:36.000Z'],
    ['unixTimestamp', -62135596800, '0001-01-01T00:00:00.000Z'],
    ['array', [-0, 'a', 'a'], [0, 'a', 'a']],
    ['set', [1, 1, '1', true, true], [1, '1', true]],
    ['uid', '_-', '_-'],
    ['snowflakeId', '12', 12],
    ['sort', -3, -3],
  ])('%s takes %j', (type, value, expected) => {
    expect(readColumnValue(column(type), value as never)).toEqual(expected);
  });

  test.each<[ColumnType, unknown]>([
    ['string', 1],
    ['string', 'x'.repeat(256)],
    ['string', 'a\u0000b'],
    ['string', '\ud800'],
    ['text', {}],
    ['integer', 1.5],
    ['integer', 2147483648],
    ['integer', -2147483649],
    ['integer', '1'],
    ['bigInt', 9007199254740992],
    ['bigInt', '9223372036854775808'],
    ['bigInt', '1e3'],
    ['double', Number.POSITIVE_INFINITY],
    ['double', 'NaN'],
    ['decimal', '1.005'],
    ['decimal', '123456789.00'],
    ['decimal', '1e2'],
    ['boolean', 'true'],
    ['boolean', 1],
    ['datetime', '2025-02-30T00:00:00Z'],
    ['datetime', '2025-03-03T24:00:00Z'],
    ['datetime', '2025-02-30T00:00:00.000Z'],
    ['datetime', '2025-03-03T24:00:00.000Z'],
    ['datetime', '0000-12-31T00:00:00.000Z'],
    ['datetime', '-99999-01-01T00:00:00.00Z'],
    ['datetime', 1740996580],
    ['date', '2023-02-29'],
    ['date', '2025-03-03T00:00:00Z'],
    ['uuid', 'not-a-uuid'],
    ['json', { a: [Number.POSITIVE_INFINITY] }],
    ['time', '24:00:00'],
    ['time', '1:00:00'],
    ['time', '12:00:00.5'],
    ['datetimeNoTz', '2024-02-29 24:00:00'],
    ['datetimeNoTz', '2024-02-29T10:00:00+01:00'],
    ['datetimeNoTz', '0000-01-01'],
    ['unixTimestamp', '1740996580'],
    ['unixTimestamp', -62135596801],
    ['array', Array.from({ length: 1001 }, () => 0)],
    ['array', ['a\u0000']],
    ['array', [{}]],
    ['set', 'a'],
    ['uid', ''],
    ['uid', 'a.b'],
    ['nanoid', ''],
    ['snowflakeId', -1],
    ['sort', 0.5],
    ['sort', 2 ** 52 + 1],
    ['sort', -(2 ** 52) - 1],
    ['password', 'secret word'],
  ])('%s refuses %j', (type, value) => {
    expect(readColumnValue(column(type), value as never)).toBeUndefined();
  });

  test('a query string carries numbers and booleans as text', () => {
    expect(readColumnValue(column('integer'), '12', { lenient: true })).toBe(12);
    expect(readColumnValue(column('boolean'), 'false', { lenient: true })).toBe(false);
    expect(readColumnValue(column('double'), '1e3', { lenient: true })).toBe(1000);
    expect(readColumnValue(column('double'), ' ', { lenient: true })).toBeUndefined();
    expect(readColumnValue(column('unixTimestamp'), '1740996580', { lenient: true })).toBe('2025-03-03T10:09:40.000Z');
    expect(readColumnValue(column('uid'), 'a part of.', { lenient: true })).toBe('a part of.');
  });

  test('a decimal may come as a number JavaScript writes with an exponent', () => {
    const fine = column('decimal', { precision: 18, scale: 10 });
    expect(readColumnValue(fine, 1e-7)).toBe('0.0000001000');
    expect(readColumnValue(fine, -1.5e-9)).toBe('-0.0000000015');
    expect(readColumnValue(fine, 1e-11)).toBeUndefined();
    expect(readColumnValue(fine, 1e21)).toBeUndefined();
  });

  test('length counts code points, not UTF-16 units', () => {
    expect(readColumnValue(column('string', { length: 2 }), '😀😀')).toBe('😀😀');
    expect(readColumnValue(column('string', { length: 2 }), '😀😀😀')).toBeUndefined();
  });
});
