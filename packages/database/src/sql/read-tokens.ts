import { sqlInvalid } from './sql-fault';

/** A piece of SQL that means something. Names are in lower case; `value` of quoted ones and of strings is without quotes. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

type Read = (match: RegExpExecArray) => Pick<Token, 'kind' | 'value'> | undefined;
type Rule = readonly [RegExp, Read];
type DialectName = 'sqlite' | 'postgres';

const MAX_LENGTH = 20_000;
const WORD = String.raw`[A-Za-z_\u{80}-\u{10FFFF}][\w$\u{80}-\u{10FFFF}]*`;

const skip: Read = () => undefined;
const refuse =
  (problem: string): Read =>
  ([text]) => {
    throw sqlInvalid(`${problem}: ${text.slice(0, 40)}`);
  };
const unquoted =
  (kind: 'quoted' | 'string', quote: string): Read =>
  ([text]) => ({
    kind,
    value: text
      .slice(1, -1)
      .replaceAll(quote + quote, quote)
      .toLowerCase(),
  });
const named: Read = ([, value = '']) => ({ kind: 'parameter', value });
const symbol: Read = ([value]) => ({ kind: 'symbol', value });

const COMMON: readonly Rule[] = [
  [/[ \t\n\f]+/uy, skip],
  [/--[^\n]*/uy, skip],
  // PostgreSQL nests comments and SQLite does not: where they would disagree on what is a comment, nobody is believed.
  [/\/\*(?:(?!\/\*)[^])*?\*\//uy, skip],
  [/\/\*/uy, refuse('a comment must end, and hold no other comment')],
  [/\{\{\s*params\.([A-Za-z_]\w*)\s*\}\}/uy, named],
  [/[uU]&['"]/uy, refuse('text with Unicode escapes is not read here')],
];

const NUMBER: Rule = [/(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy, ([value]) => ({ kind: 'number', value })];

const SHARED: readonly Rule[] = [
  [new RegExp(WORD, 'uy'), ([value]) => ({ kind: 'word', value: value.toLowerCase() })],
  [/'(?:[^']|'')*'/uy, unquoted('string', "'")],
  [/"(?:[^"]|"")*"/uy, unquoted('quoted', '"')],
  [/['"]/uy, refuse('a quote is not closed')],
  NUMBER,
  [/::/uy, symbol],
  [/:([A-Za-z_]\w*)/uy, named],
];

const RULES: Readonly<Record<DialectName, readonly Rule[]>> = {
  sqlite: [
    ...COMMON,
    ...SHARED,
    [/`(?:[^`]|``)*`/uy, unquoted('quoted', '`')],
    [/\[[^\]]*\]/uy, unquoted('quoted', ']')],
    [/[?@$#`[]/uy, refuse('parameters are written :name')],
    [/[!-~]/uy, symbol],
  ],
  postgres: [
    ...COMMON,
    [/[eE]'(?:[^'\\]|''|\\[^])*'/uy, ([text]) => ({ kind: 'string', value: text.slice(2, -1).toLowerCase() })],
    [new RegExp(String.raw`\$(${WORD.replace('$', '')})?\$[^]*?\$\1\$`, 'uy'), ([text]) => ({ kind: 'string', value: text.toLowerCase() })],
    ...SHARED,
    [/\$/uy, refuse('parameters are written :name')],
    [/[!-~]/uy, symbol],
  ],
};

/** Line ends as both databases read them, without the semicolon a text may end with. */
export function normalizeText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/**
 * Takes SQL apart as the database does.
 * @throws AppError SQL_INVALID for what the two databases or their settings would read differently
 */
export function readTokens(text: string, dialect: DialectName): readonly Token[] {
  if (text.length > MAX_LENGTH) throw sqlInvalid(`it is longer than ${MAX_LENGTH} characters`);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const [length, token] = readAt(text, at, RULES[dialect]);
    if (token) tokens.push({ ...token, from: at, to: at + length });
    at += length;
  }
  return tokens;
}

function readAt(text: string, at: number, rules: readonly Rule[]): readonly [number, ReturnType<Read>] {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [match[0].length, read(match)];
  }
  throw sqlInvalid(`the character at ${at + 1} has no meaning here`);
}
