/** A tag, or what looks like one, that goes on with types: `<Table<`, `<ctx.antd.Table<`. */
const TYPED_TAG = /<[A-Za-z_$][\w$.]*(?=<)/g;
/** Longer lists of types nobody writes. */
const LONGEST = 500;

/**
 * The code with blanks in the place of types in tags, such as `<Table<Row> …>`: the parser does not know them, and would take everything behind
 * for something else. Every other letter stays where it is.
 */
export function blankTagTypes(code: string): string {
  let blanked = '';
  let done = 0;
  for (const { 0: tag, index } of code.matchAll(TYPED_TAG)) {
    const from = index + tag.length;
    const to = from < done ? undefined : endOfTypes(code, from);
    if (to === undefined) continue;
    blanked += code.slice(done, from) + code.slice(from, to).replaceAll(/[^\n]/g, ' ');
    done = to;
  }
  return blanked + code.slice(done);
}

/** Behind the bracket that closes the one at `from`; undefined where none does. The one of an arrow closes nothing. */
function endOfTypes(code: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(code.length, from + LONGEST); at += 1) {
    const letter = code[at];
    if (letter === ';') return undefined;
    if (letter === '<') depth += 1;
    if (letter === '>' && code[at - 1] !== '=') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
