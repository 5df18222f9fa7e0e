import { COLUMN_TYPES, type ColumnType, type JsonValue } from '@mortise/shared';
import { parseField } from '../../server/definitions/parse-field';
import en from '../locale/en.json';
import zh from '../locale/zh-CN.json';
import { needOf, offeredRules, rulesIn, validationOf } from './rule-values';

const MOMENT = '2026-01-02T03:04:00.000Z';
const VALUES: Readonly<Record<string, string>> = {
  date: '2026-01-02',
  time: '03:04:05',
  datetimeNoTz: '2026-01-02 03:04:05',
  datetime: MOMENT,
  unixTimestamp: MOMENT,
};

const written = (type: ColumnType, name: string): JsonValue => {
  const value = VALUES[type] ?? '3';
  const text = needOf(name, type) === 'moment' ? value : '3';
  return validationOf([needOf(name, type) === 'pattern' ? { name, text: '^a/b$', ignoreCase: true } : { name, text, list: [value] }], type);
};

it.each(COLUMN_TYPES.flatMap((type) => offeredRules(type).map((rule) => [type, rule] as const)))(
  'writes rules of %s the server takes and shows them again: %s',
  (type, rule) => {
    const validation = written(type, rule);
    expect(parseField({ name: 'it', type, validation })).toMatchObject({ options: { validation } });
    expect(validationOf(rulesIn(validation), type)).toEqual(validation);
  },
);

it('has words for every rule in both languages', () => {
  for (const { collections } of [en, zh]) {
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = collections.rule.of;
    for (const type of COLUMN_TYPES)
      for (const rule of offeredRules(type)) expect(words[rule]?.[needOf(rule, type) === 'count' ? 'count' : 'value']).toBeDefined();
  }
});

it.each<[JsonValue, unknown]>([
  [
    { name: 'min', args: 3 },
    { name: 'min', text: '3' },
  ],
  [
    { name: 'min', args: [3] },
    { name: 'min', text: '3' },
  ],
  [
    { name: 'multiple', args: { base: 0.5 } },
    { name: 'multiple', text: '0.5' },
  ],
  [
    { name: 'pattern', args: { regex: '^a$' } },
    { name: 'pattern', text: '^a$', ignoreCase: false },
  ],
  [
    { name: 'pattern', args: '/a/b/i' },
    { name: 'pattern', text: 'a/b', ignoreCase: true },
  ],
  [
    { name: 'in', args: { values: [1, 2] } },
    { name: 'in', list: ['1', '2'] },
  ],
  [{ name: 'email' }, { name: 'email' }],
])('shows %j, however its argument came', (rule, shown) => {
  expect(rulesIn({ rules: [rule] })).toEqual([shown]);
});

it('shows nothing of what is no rule, and stores none of another type', () => {
  for (const validation of [undefined, null, false, 'required', { rules: 'x' }, { rules: [1, {}] }])
    expect(rulesIn(validation)).toEqual([]);
  expect(validationOf([{ name: 'email' }, undefined, {}], 'integer')).toBeNull();
  expect(validationOf(undefined, 'string')).toBeNull();
});

it('sends what is no number as it is, so that the server can say so', () => {
  expect(validationOf([{ name: 'min', text: 'many' }], 'integer')).toMatchObject({ rules: [{ args: { limit: 'many' } }] });
});
