import { ERRORS, COLUMN_TYPES, type ColumnField, describeColumnValue } from '@mortise/shared';
import en from '../locale/en.json';
import zh from '../locale/zh-CN.json';
import { createTexts } from './texts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
const english: Readonly<Record<string, string>> = en.errors;
const chinese: Readonly<Record<string, string>> = zh.errors;

describe('the texts of errors', () => {
  test('exist for every code and for no other, in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(ERRORS).sort());
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(ERRORS).sort());
  });

  test.each(Object.keys(ERRORS))('%s says the same in both languages', (code) => {
    expect(placeholders(chinese[code] ?? '')).toEqual(placeholders(english[code] ?? ''));
    // Clients compare this one text byte by byte, whatever the language.
    if (code !== 'INVALID_TOKEN') expect(chinese[code]).not.toBe(english[code]);
  });
});

describe('the texts of what errors expected', () => {
  // Callers never send the hash a password becomes.
  test.each(COLUMN_TYPES.filter((type) => type !== 'password'))('tell in Chinese what a value of the type %s is', (type) => {
    const column: Pick<ColumnField, 'type'> = { type };
    const expected = describeColumnValue(column as ColumnField);
    const told = createTexts().t('zh-CN', 'errors.VALUE_INVALID', { field: 'x', expected });
    expect(told).toMatch(/应为 [^a-z]/);
  });
});
