import { filledText, namesRecord } from './variables';

const now = new Date('2025-03-01T12:00:00Z');
const fill = (text: string, record?: Readonly<Record<string, unknown>>): string =>
  filledText(text, { user: { nickname: 'Ann', roles: ['a', 'b'] }, record: record as never, now }, 'en');

describe('the variables of a text', () => {
  it.each([
    ['Hello {{ user.nickname }}', 'Hello Ann'],
    ['{{user.roles}}', 'a\\, b'],
    ['{{user.nobody}}|{{user}}|{{record.title}}', '||'],
    ['{{ other.thing }} {{ user.__proto__.x }} {{user.constructor}}', '{{ other.thing }}  '],
    ['{{ user.nickname', '{{ user.nickname'],
  ])('%s', (text, filled) => {
    expect(fill(text)).toBe(filled);
  });

  it('show values as they are, whatever they look like', () => {
    const title = '# *x* [a](javascript:alert(1))\n\n<img src=x> https://evil.example';
    expect(fill('{{record.title}}', { title })).toBe(
      '\\# \\*x\\* \\[a\\]\\(javascript\\:alert\\(1\\)\\) \\<img src\\=x\\> https\\:\\/\\/evil\\.example',
    );
    expect(fill('{{record.shop.name}} {{record.total}}', { shop: { name: 'North' }, total: 1234.5 })).toBe('North 1\\,234\\.5');
    expect(fill('{{record.a}}', { a: '{{user.nickname}}' })).toBe('\\{\\{user\\.nickname\\}\\}');
  });

  it('tell moments in words', () => {
    expect(fill('{{now}}')).toMatch(/2025/);
    expect(fill('{{record.at}}', { at: '2024-05-06T07:08:09.000Z' })).toMatch(/2024/);
  });

  it('say whether a record is needed', () => {
    expect([namesRecord('{{ record.title }}'), namesRecord('record {{user.nickname}}')]).toEqual([true, false]);
  });
});
