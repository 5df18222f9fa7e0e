import { generatePassword } from './generate-password';
import { passwordStrength } from './password-strength';

test.each([
  ['', 'short'],
  ['1234567', 'short'],
  ['12345678', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnop', 'weak'],
  ['blue-Tram7', 'fair'],
  ['correct horse battery staple', 'strong'],
  ['密码很长而且不容易被猜到', 'strong'],
])('%j is %s', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});

test('names of the user do not help', () => {
  expect(passwordStrength('Annabelle-Smith-1')).toBe('strong');
  expect(passwordStrength('Annabelle-Smith-1', ['annabelle', 'smith'])).toBe('weak');
});

describe('a generated password', () => {
  test('is strong, long, without characters that look alike, and never the same', () => {
    const made = Array.from({ length: 200 }, () => generatePassword());
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9-]{23}$/);
      expect(passwordStrength(password)).toBe('strong');
    }
  });

  test('uses every character about equally often', () => {
    const counts = new Map<string, number>();
    for (const character of Array.from({ length: 500 }, () => generatePassword().replaceAll('-', '')).join('')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(57);
    const values = [...counts.values()];
    expect(Math.max(...values) / Math.min(...values)).toBeLessThan(2.2);
  });
});
