import { MAX_IDENTIFIER_BYTES, nameFault } from '@mortise/shared';
import { CHINESE_WORDS } from './chinese-words';

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ı: 'i' }),
);
const MAX_SUGGESTION = 40;
const LONGEST_WORD = 3;
const HAN = /\p{Script=Han}/u;

export type NameIssue = 'missing' | 'invalid' | 'reserved' | 'taken';

/**
 * A name in camel case for a title in any script: `Due date` → `dueDate`, `订单日期` → `orderDate`.
 * Undefined when nothing of the title can be written in Latin letters.
 */
export function suggestName(title: string): string | undefined {
  const words = wordsOf(title);
  const name = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  const start = name.replace(/^[^A-Za-z]+/, '').slice(0, MAX_SUGGESTION);
  if (start === '') return undefined;
  const suggestion = lowerFirst(start);
  return nameFault(suggestion) === undefined ? suggestion : `${suggestion}1`;
}

/** The name, or the first of `name2`, `name3`, … that is free. Case makes no difference. */
export function uniqueName(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((other) => other.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  const stem = name.slice(0, MAX_IDENTIFIER_BYTES - 5);
  for (let number = 2; ; number += 1) {
    if (!used.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`;
  }
}

/** Why the server would refuse a name, as far as that can be told before asking it. */
export function nameIssue(name: string | undefined, taken: Iterable<string>): NameIssue | undefined {
  if (name === undefined || name === '') return 'missing';
  const fault = nameFault(name);
  if (fault !== undefined) return fault;
  const lower = name.toLowerCase();
  return [...taken].some((other) => other.toLowerCase() === lower) ? 'taken' : undefined;
}

function wordsOf(title: string): string[] {
  const plain = [...title.normalize('NFKD')]
    .map((letter) => LETTERS.get(letter) ?? letter)
    .join('')
    .replace(/\p{M}/gu, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (HAN.test(word) ? chineseWords(word) : word));
  // A word in another script would leave a name that says only half of the title.
  return words.every((word) => /^[A-Za-z0-9]*$/.test(word)) ? words.filter((word) => word !== '').map(calm) : [];
}

/** Splits at the longest known words; a word that is not known stays and makes the whole unusable. */
function chineseWords(text: string): string[] {
  const words: string[] = [];
  let rest = text;
  while (rest !== '') {
    const known = [LONGEST_WORD, 2, 1].map((length) => rest.slice(0, length)).find((word) => CHINESE_WORDS.has(word));
    const latin = /^[A-Za-z0-9]+/.exec(rest)?.[0];
    const part = known ?? latin ?? rest;
    words.push(CHINESE_WORDS.get(part) ?? part);
    rest = rest.slice(part.length);
  }
  return words;
}

/** `URL` → `url`, `orderID` stays. */
function calm(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word;
}

function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
