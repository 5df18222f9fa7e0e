import type { LocalizedText } from '@mortise/shared';

/** A text in the reader's language (BCP 47), else in English, else in whichever there is; undefined when there is none. */
export function localize(text: LocalizedText | undefined, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  const language = locale.split('-')[0];
  const related = Object.keys(text).find((tag) => tag.split('-')[0] === language);
  return text[locale] ?? (related === undefined ? undefined : text[related]) ?? text['en'] ?? Object.values(text)[0];
}
