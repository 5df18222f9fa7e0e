import type { LocalizedText } from '@mortise/shared';

/** A text in a caller's language, or in the nearest there is. */
export function pickText(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text;
  const language = locale.split('-')[0] ?? '';
  const near = Object.keys(text).find((tag) => tag.split('-')[0] === language);
  return text[locale] ?? (near === undefined ? undefined : text[near]) ?? text['en'] ?? Object.values(text)[0] ?? '';
}
