/** What a spreadsheet takes for the beginning of a formula, also behind apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A text a spreadsheet shows as it is: an apostrophe stands before whatever it would calculate. Numbers stay numbers. */
export function defuse(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Takes away what `defuse` has added. */
export function fuse(text: string): string {
  return DEFUSED.test(text) ? text.slice(1) : text;
}
