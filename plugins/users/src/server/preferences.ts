import { AppError, type JsonValue, LANGUAGES } from '@mortise/shared';

const THEMES: readonly string[] = ['light', 'dark', 'auto'];

type Values = Readonly<Record<string, JsonValue>>;

/** @throws AppError VALUE_INVALID for a theme there is not; null stands for none chosen */
export function checkTheme(values: Values): void {
  requireOneOf('theme', values, THEMES);
}

/** @throws AppError VALUE_INVALID for a language pages cannot be shown in; null stands for none chosen */
export function checkLanguage(values: Values): void {
  requireOneOf('appLang', values, LANGUAGES);
}

function requireOneOf(field: string, values: Values, allowed: readonly string[]): void {
  const value = values[field] ?? null;
  if (value === null || (typeof value === 'string' && allowed.includes(value))) return;
  throw new AppError('VALUE_INVALID', { field, expected: `one of ${allowed.join(', ')}` });
}
