import { isList } from './lists';
import { foldAscii } from './values';
import { type Column, type Json, textOf } from './world';

/** Columns whose values are texts of any kind, and may be empty without being NULL. */
export const isTextual = ({ type }: Column): boolean => ['string', 'text', 'uid', 'nanoid'].includes(type);

/** Parts and patterns of texts; a list stands for any of its members, null for having no value. */
export function matchesText(stored: Json, operator: string, value: Json): boolean {
  if (isList(value)) return value.some((item) => matchesText(stored, operator, item));
  if (value === null) return stored === null;
  if (typeof stored !== 'string') return false;
  const [text, part] = [foldAscii(stored), foldAscii(textOf(value))];
  switch (operator) {
    case '$includes':
      return text.includes(part);
    case '$startsWith':
      return text.startsWith(part);
    case '$endWith':
      return text.endsWith(part);
    case '$like':
      return patternOf(textOf(value)).test(stored);
    case '$iLike':
      return patternOf(part).test(text);
    default:
      throw new Error(`The oracle does not know ${operator}`);
  }
}

/** `%` is any text, `_` any character, and `\` takes the next one as it is. */
function patternOf(like: string): RegExp {
  const tokens = like.match(/\\.|[^\\]/gsu) ?? [];
  const source = tokens.map((token) =>
    token === '%' ? '.*' : token === '_' ? '.' : escaped(token.startsWith('\\') ? token.slice(1) : token),
  );
  return new RegExp(`^${source.join('')}$`, 'su');
}

const escaped = (character: string): string => character.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
