import { RE2JS, RE2JSException } from 're2js';

/** The longest pattern, in UTF-16 units. */
const SOURCE_LENGTH = 500;
/** The longest text a pattern is tried on, in UTF-16 units. Together with the pattern's size this bounds the time of one try. */
export const PATTERN_TEXT_LENGTH = 10_000;
/** RE2 has no back references; its translation from JavaScript would take this one for the letter k. */
const NAMED_REFERENCE = /(?<!\\)(?:\\\\)*\\k</;

/** Says whether a pattern occurs in a text; a longer text than `PATTERN_TEXT_LENGTH` never matches. */
export interface Pattern {
  test(text: string): boolean;
}

/** A pattern that is none, or one that cannot be matched in linear time. */
export class PatternInvalid extends Error {}

/**
 * A regular expression whose time grows with the text's length times the pattern's, whatever both are: the syntax of RE2
 * (https://github.com/google/re2/wiki/Syntax), written as JavaScript writes it. JavaScript's own may take hours for thirty characters.
 * @throws PatternInvalid
 */
export function compilePattern(source: string, ignoreCase = false): Pattern {
  if (source.length > SOURCE_LENGTH) throw new PatternInvalid(`at most ${SOURCE_LENGTH} characters`);
  if (NAMED_REFERENCE.test(source)) throw new PatternInvalid('no back references');
  const pattern = compiled(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return { test: (text) => text.length <= PATTERN_TEXT_LENGTH && pattern.test(text) };
}

function compiled(source: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source), flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new PatternInvalid(`the syntax of RE2 (${error.message})`, { cause: error });
  }
}
