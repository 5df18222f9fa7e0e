import type { JsonValue } from '@mortise/shared';
import { accountFilter, checkAccount, requireAccount } from './account-rules';

describe('account rules', () => {
  it.each(['a', 'Ann Lee', '张三', 'x'.repeat(50), 'a.b-c_d'])('accepts the username %s', (username) => {
    expect(() => checkAccount({ username })).not.toThrow();
  });

  it.each<JsonValue>([
    ' ',
    ' a',
    'a ',
    'a  b',
    'a\u00A0',
    'a\nb',
    'a\u200Bb',
    '\u202Ea',
    'a@b',
    '<b>',
    'a"b',
    "a'b",
    'a/b',
    'x'.repeat(51),
    7,
  ])('refuses the username %s', (username) => {
    expect(() => checkAccount({ username })).toThrow(
      expect.objectContaining({ code: 'VALUE_INVALID', details: expect.objectContaining({ field: 'username' }) }),
    );
  });

  it('knows one form of a name', () => {
    const values: Record<string, JsonValue> = { username: 'Rene\u0301', phone: '', email: '' };
    checkAccount(values);
    expect(values).toEqual({ username: 'Ren\u00E9', phone: null, email: null });
    expect(accountFilter('Rene\u0301')).toEqual({ username: 'Ren\u00E9' });
  });

  it.each(['a\u0000', 'x'.repeat(51), ' ann', 'a@', '<b>'])('looks for nobody called %j', (account) => {
    expect(accountFilter(account)).toBeUndefined();
  });

  it('stores email addresses in lower case', () => {
    const values: Record<string, JsonValue> = { email: 'Ann@Example.COM' };
    checkAccount(values);
    expect(values).toEqual({ email: 'ann@example.com' });
    expect(accountFilter('ANN@example.com')).toEqual({ email: 'ann@example.com' });
    expect(accountFilter('Ann')).toEqual({ username: 'Ann' });
  });

  it.each<JsonValue>(['ann', 'a@', '@b', 'a b@c', 7])('refuses the email address %s', (email) => {
    expect(() => checkAccount({ email })).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
  });

  it('wants a username or an email address', () => {
    expect(() => requireAccount({ username: null })).toThrow(expect.objectContaining({ code: 'VALUE_REQUIRED' }));
    expect(() => requireAccount({ username: null, email: 'a@b' })).not.toThrow();
  });
});
