import { createTexts } from './texts';

const CORE = new Map([
  ['en', { errors: { GONE: '{{what}} is gone', LIMIT: 'At most {{count}} of {{context}}: {{expected}}' }, greeting: 'Hello' }],
  ['zh-CN', { errors: { GONE: '{{what}} 不存在' } }],
]);

describe('createTexts', () => {
  it('fills in parameters without escaping, interpreting or mistaking them for options', () => {
    const texts = createTexts(CORE);
    expect(texts.t('en', 'errors.GONE', { what: '<b> $t(greeting) {{x}}' })).toBe('<b> $t(greeting) {{x}} is gone');
    expect(texts.t('en', 'errors.LIMIT', { count: 3, context: { a: [1] }, expected: ['x', 'y'], lng: 'zh-CN' })).toBe(
      'At most 3 of {"a":[1]}: x, y',
    );
  });

  it('tells in the language of the text what was expected, where that is known', () => {
    const sized = { size: 'at most {{max}} characters (a to z)', any: 'anything' };
    const texts = createTexts(
      new Map([
        ['en', { errors: { WRONG: 'Must be {{expected}}' }, expected: sized }],
        ['zh-CN', { errors: { WRONG: '应为{{expected}}' }, expected: { size: '不超过 {{max}} 个字符' } }],
      ]),
    );
    const wrong = (expected: unknown) => texts.t('zh-CN', 'errors.WRONG', { expected });
    expect(wrong('at most 5 characters (a to z)')).toBe('应为不超过 5 个字符');
    expect(wrong('anything')).toBe('应为anything');
    expect(wrong('nothing')).toBe('应为nothing');
    expect(wrong(['a', 'b'])).toBe('应为a, b');
    expect(texts.t('en', 'errors.WRONG', { expected: 'at most 5 characters (a to z)' })).toBe('Must be at most 5 characters (a to z)');
  });

  it('knows what plugins expect as long as they are there, and lists of names', async () => {
    const texts = createTexts(new Map([['en', { errors: { WRONG: 'At {{what}}: {{expected}}' } }]]));
    const wrong = (): string => texts.t('zh-CN', 'errors.WRONG', { what: 'words', expected: 'one of a, b, c' });
    const english = texts.add('shop', 'en', { expected: { words: 'words', choice: 'one of {{names}}' } });
    texts.add('shop', 'zh-CN', { expected: { words: '词', choice: '以下之一：{{names}}' } });
    expect(wrong()).toBe('At 词: 以下之一：a, b, c');
    await english.dispose();
    expect(wrong()).toBe('At words: one of a, b, c');
  });

  it('falls back to English, then to the key', () => {
    const texts = createTexts(CORE);
    expect(texts.t('zh-CN', 'errors.GONE', { what: 'x' })).toBe('x 不存在');
    expect(texts.t('zh-CN', 'greeting')).toBe('Hello');
    expect(texts.t('fr', 'errors.NOBODY_KNOWS')).toBe('errors.NOBODY_KNOWS');
    expect(texts.t('en', 'nobody:knows')).toBe('nobody:knows');
  });

  it('adds texts of plugins under their id and their errors for all, and takes them back', async () => {
    const texts = createTexts(CORE);
    const added = texts.add('shop', 'en', { title: 'Shop', errors: { SOLD_OUT: 'Sold out', GONE: 'not yours to change' } });
    const other = texts.add('club', 'en', { errors: { FULL: 'Full' } });
    expect([texts.t('zh-CN', 'shop:title'), texts.t('en', 'errors.SOLD_OUT'), texts.t('en', 'errors.FULL')]).toEqual([
      'Shop',
      'Sold out',
      'Full',
    ]);
    expect(texts.t('en', 'errors.GONE', { what: 'It' })).toBe('It is gone');
    await added.dispose();
    expect([texts.t('en', 'shop:title'), texts.t('en', 'errors.SOLD_OUT'), texts.t('en', 'errors.FULL')]).toEqual([
      'shop:title',
      'errors.SOLD_OUT',
      'Full',
    ]);
    await other.dispose();
    expect(texts.t('en', 'errors.FULL')).toBe('errors.FULL');
  });

  it.each([
    ['zh', undefined, 'zh-CN'],
    ['en-US', undefined, 'en'],
    ['ZH-cn', undefined, 'zh-CN'],
    [undefined, 'fr-CH, fr;q=0.9, zh;q=0.8, en;q=0.7', 'zh-CN'],
    [undefined, 'zh;q=0.1, en-GB', 'en'],
    ['xx', 'zh-Hans-CN', 'zh-CN'],
    ['<script>', '*;q=0, zh;q=0', 'en'],
    [undefined, undefined, 'en'],
  ])('negotiates %s / %s to %s', (explicit, accepted, expected) => {
    expect(createTexts(CORE).negotiate(explicit, accepted)).toBe(expected);
  });

  it('chooses the fitting variant of a text', () => {
    const texts = createTexts(CORE);
    expect(texts.text('Same for all', 'zh-CN')).toBe('Same for all');
    expect(texts.text({ en: 'Users', 'zh-CN': '用户' }, 'zh')).toBe('用户');
    expect(texts.text({ en: 'Users', 'zh-CN': '用户' }, 'de')).toBe('Users');
    expect(texts.text({ fr: 'Utilisateurs' }, 'de')).toBe('Utilisateurs');
  });
});
