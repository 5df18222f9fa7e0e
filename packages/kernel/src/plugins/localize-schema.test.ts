import { localizeSchema } from './localize-schema';
import { compileSettingsSchema } from './settings-schema';

const schema = {
  type: 'object',
  title: { en: 'Shop', 'zh-CN': '商店' },
  properties: {
    // Names of settings, however much they look like keywords or languages.
    title: { type: 'string' },
    en: { type: 'string', title: 'English' },
    zh: { type: 'string', description: { en: 'Chinese text' } },
    nested: { type: 'array', items: { anyOf: [{ title: { en: 'One', 'zh-CN': '一' } }] } },
    greeting: { type: 'object', default: { en: 'Hello', 'zh-CN': '你好' } },
    mode: { enum: ['a'], 'x-labels': { a: { en: 'Mode A', 'zh-CN': '模式 A' } }, 'x-order': 3 },
  },
};

it('puts one text where there is one per language, and nowhere else', () => {
  const pick = (text: string | Readonly<Record<string, string>>): string =>
    typeof text === 'string' ? text : (text['zh-CN'] ?? text['en'] ?? '');
  expect(localizeSchema(schema, pick)).toEqual({
    ...schema,
    title: '商店',
    properties: {
      ...schema.properties,
      zh: { type: 'string', description: 'Chinese text' },
      nested: { type: 'array', items: { anyOf: [{ title: '一' }] } },
      mode: { enum: ['a'], 'x-labels': { a: '模式 A' }, 'x-order': 3 },
    },
  });
});

it('lets schemas with texts per language be compiled', () => {
  expect(compileSettingsSchema(schema)({})).toEqual({ values: { greeting: { en: 'Hello', 'zh-CN': '你好' } } });
});
