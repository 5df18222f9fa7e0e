import type { LocalizedText } from '@mortise/shared';

/** A text in the reader's language (BCP 47 tag), else in English, else in whichever there is. */
export function localize(text: LocalizedText | undefined, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[locale] ?? text['en'] ?? Object.values(text)[0];
}
