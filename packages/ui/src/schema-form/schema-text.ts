import { type JsonValue, isJsonObject } from '@mortise/shared';

/** A text of a schema in one language: the text itself, or that of the language, of its first part, of English, of any. */
export function schemaText(text: JsonValue | undefined, language: string): string | undefined {
  if (typeof text === 'string') return text;
  if (!isJsonObject(text)) return undefined;
  const [base = language] = language.split('-');
  return [text[language], text[base], text['en'], ...Object.values(text)].find((candidate) => typeof candidate === 'string');
}

/** A name in the code as people would write it: `maxRetries`, `max_retries` → `Max retries`. */
export function readableName(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .trim()
    .split(/\s+/)
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
