import type { LocalizedText } from '@mortise/shared';

type Text = LocalizedText | null | undefined;

/** The text in the viewer's language, else in its main language, else in any. */
export function textIn(text: Text, language: string): string | undefined {
  if (text === null || text === undefined || typeof text === 'string') return text ?? undefined;
  const main = language.split('-')[0] ?? language;
  return text[language] ?? text[main] ?? text['en'] ?? Object.values(text)[0];
}

/** The text after somebody changed it in one language; the others are kept. `null` when nothing is left. */
export function withText(before: Text, language: string, typed: string | undefined): LocalizedText | null {
  const value = typed?.trim() ?? '';
  if (before === null || before === undefined || typeof before === 'string') return value === '' ? null : value;
  const { [language]: _replaced, ...others } = before;
  const after = value === '' ? others : { ...others, [language]: value };
  return Object.keys(after).length === 0 ? null : after;
}

/** What to call something that may have no title. */
export function titleOf(thing: { readonly name: string; readonly title?: Text }, language: string): string {
  const title = textIn(thing.title, language);
  return title === undefined || title === '' ? thing.name : title;
}
