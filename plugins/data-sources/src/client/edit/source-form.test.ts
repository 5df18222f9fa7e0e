import { connectionValues, readAddress, sourceFaultPlace, suggestKey } from './source-form';

describe('an address that is pasted', () => {
  test.each([
    [
      'postgres://ann:p%40ss@db.example:5433/shop?sslmode=require&schema=sales',
      { host: 'db.example', port: 5433, database: 'shop', username: 'ann', password: 'p@ss', schema: 'sales', ssl: true },
    ],
    [' postgresql://db/shop ', { host: 'db', port: 5432, database: 'shop', ssl: false }],
    ['postgres://u:100%@[::1]/x', { host: '::1', port: 5432, database: 'x', username: 'u', password: '100%', ssl: false }],
  ])('%s', (text, parts) => {
    expect(readAddress(text)).toEqual(parts);
  });

  test.each(['', 'db.example', 'mysql://u@h/d', 'postgres://', 'javascript:alert(1)'])('is none: %s', (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});

test('only what belongs to the kind and is filled in is sent; a password is sent as it is', () => {
  const form = { key: 'k', displayName: 'K', storage: ' /a.sqlite ', host: ' db ', port: 1, username: 'u', password: ' x ', ssl: false };
  expect(connectionValues({ ...form, type: 'sqlite' })).toEqual({ type: 'sqlite', options: { storage: '/a.sqlite' } });
  expect(connectionValues({ ...form, type: 'postgres' })).toEqual({
    type: 'postgres',
    options: { host: 'db', port: 1, username: 'u', password: ' x ' },
  });
});

test('keys are made from names and are free', () => {
  expect(suggestKey('Our shop (2024)', [])).toBe('our_shop_2024');
  expect(suggestKey('Shop', ['shop', 'shop_2'])).toBe('shop_3');
  expect(suggestKey('商店', [])).toBe('');
});

test('refusals find their field', () => {
  expect(sourceFaultPlace({ code: 'VALUE_REQUIRED', message: '', details: { field: 'options.host' } })).toBe('host');
  expect(sourceFaultPlace({ code: 'BODY_INVALID', message: '', details: { path: 'body/options/port' } })).toBe('port');
  expect(sourceFaultPlace({ code: 'DATABASE_SIGN_IN_FAILED', message: '' })).toBe('password');
  expect(sourceFaultPlace({ code: 'INTERNAL', message: '' })).toBeUndefined();
});
