import { PATTERN_TEXT_LENGTH, PatternInvalid, compilePattern } from './compile-pattern';

const TEXTS = [
  '',
  'a',
  'ab',
  'aab',
  'abc',
  'b',
  'ba',
  'A1',
  'AB-12',
  'a b',
  'x.y',
  '😀',
  'é',
  '12',
  '1234',
  'a\nb',
  'aaaa',
  'foo@bar.de',
  '-',
  '{1}',
];

it.each([
  '^a+b$',
  'a',
  '',
  '^$',
  'a|b',
  '^(?:a|b)+$',
  '(a|ab)(c|bcd)?$',
  '^[A-Z]{2,}-\\d{1,3}$',
  '^\\d{2}$|^x',
  'a{2}',
  'a{0}b',
  '^.$',
  '^[^a]*$',
  '\\ba\\b',
  'a\\Bb',
  '^\\p{L}+$',
  '^(?<name>x)\\.y$',
  '^[\\w.-]+@[\\w-]+\\.\\w+$',
  '^a*?b',
  '[\\-x]',
  '\\-',
  '\\{1\\}',
  'x{',
  '^(a*)*$',
  '^(a|a)*$',
  '(){999}a',
  '^\\s*\\S+\\s\\S+$',
  '\\u{1F600}',
])('agrees with JavaScript on %s', (source) => {
  const flags = ['u', ''].find((candidate) => {
    try {
      return new RegExp(source, candidate) instanceof RegExp;
    } catch {
      return false;
    }
  });
  const pattern = compilePattern(source);
  const expected = new RegExp(source, flags);
  expect(TEXTS.filter((text) => pattern.test(text))).toEqual(TEXTS.filter((text) => expected.test(text)));
});

it('may overlook case', () => {
  expect(compilePattern('^straße$', true).test('STRAßE')).toBe(true);
  expect(compilePattern('^a$').test('A')).toBe(false);
});

it.each([
  '(',
  'a**',
  '[',
  '(a)\\1',
  '(?<x>a)\\k<x>',
  '(?<=a)b',
  '(?<!a)b',
  '^(?=.*\\d)a',
  '(?!b)a',
  'a{2000}',
  '(((a{99}){99}){99})',
  'x'.repeat(501),
])('refuses %s', (source) => {
  expect(() => compilePattern(source)).toThrow(PatternInvalid);
});

it.each(['^(a+)+$', '^(a|aa)+$', '^(.*a){20}$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
  'answers %s for a text made against it before the test is given up',
  (source) => {
    const pattern = compilePattern(source);
    expect(pattern.test(`${'a'.repeat(9_000)}!`)).toBe(false);
    expect(pattern.test(`${'x'.repeat(9_000)}!`)).toBe(false);
  },
);

it('refuses texts beyond its length', () => {
  expect(compilePattern('a').test('a'.repeat(PATTERN_TEXT_LENGTH))).toBe(true);
  expect(compilePattern('a').test('a'.repeat(PATTERN_TEXT_LENGTH + 1))).toBe(false);
});
