import { ERRORS } from '@mortise/shared';
import en from '../locale/en.json';
import zh from '../locale/zh-CN.json';

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
