import { mayCall } from './known-calls';
import type { Token } from './read-tokens';
import { sqlInvalid } from './sql-fault';

/** Catalogues, other plugins' tables, and functions that reach beyond the rows, under any spelling SQL has for names. */
const FORBIDDEN =
  /^(?:pg_.*|m_.*|sqlite_.*|pragma_.*|information_schema|dbstat|fts.*tokenize|lo_(?:get|import|export|put)|ts_(?:stat|rewrite)|set_config|current_setting|(?:query|table|schema|database|cursor)_to_xml.*)$/;
const BEGINNINGS: ReadonlySet<string> = new Set(['select', 'with', 'values', '(']);
const BODY_BEGINNINGS: ReadonlySet<string> = new Set(['select', 'with', 'values']);

/** What a text may use. */
export interface TextRules {
  readonly dialect: 'sqlite' | 'postgres';
  readonly parameters: Pick<ReadonlyMap<string, unknown>, 'has'>;
}

/**
 * Refuses what is not one query, and every name and call the query has no business with. The database enforces the same once more where
 * it can: no writes, nothing but the tables given, an end in time.
 * @throws AppError SQL_INVALID
 */
export function checkText(tokens: readonly Token[], rules: TextRules): void {
  checkShape(tokens);
  tokens.forEach((token, index) => {
    if (token.kind === 'parameter' && !rules.parameters.has(token.value)) throw sqlInvalid(`the parameter ${token.value} is not declared`);
    if (isName(token, rules)) checkName(token.value);
    if (tokens[index + 1]?.value === '(' && tokens[index + 1]?.kind === 'symbol') checkCall(tokens, index);
  });
}

function checkShape(tokens: readonly Token[]): void {
  const [first] = tokens;
  if (first === undefined || first.kind === 'quoted' || !BEGINNINGS.has(first.value))
    throw sqlInvalid('it must begin with SELECT, WITH or VALUES');
  let depth = 0;
  for (const { kind, value } of tokens) {
    if (kind !== 'symbol') continue;
    if (value === ';') throw sqlInvalid('it must be one statement');
    if (value === '(') depth += 1;
    if (value === ')') depth -= 1;
    // The text is put into parentheses, which it must not leave.
    if (depth < 0) break;
  }
  if (depth !== 0) throw sqlInvalid('its parentheses do not match');
}

/** On SQLite a string may stand for a name. */
function isName({ kind }: Token, { dialect }: TextRules): boolean {
  return kind === 'word' || kind === 'quoted' || (kind === 'string' && dialect === 'sqlite');
}

function checkName(name: string): void {
  if (FORBIDDEN.test(name)) throw sqlInvalid(`${name.slice(0, 63)} is out of reach; tables are named as their collections`);
}

function checkCall(tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (!token || token.kind === 'symbol' || token.kind === 'number' || token.kind === 'parameter') return;
  if (mayCall(token.value) && token.kind !== 'string') return;
  if (isWord(tokens[index - 1], 'as') || namesColumns(tokens, index + 1)) return;
  throw sqlInvalid(`${token.value.slice(0, 63)}(…) is no function that may be called here`);
}

/** The parentheses of `WITH name (a, b) AS (SELECT …)`: nothing that is called can be followed by a query in parentheses. */
function namesColumns(tokens: readonly Token[], open: number): boolean {
  const close = tokens.findIndex((token, index) => index > open && token.kind === 'symbol' && token.value !== ',');
  if (tokens[close]?.value !== ')' || !isWord(tokens[close + 1], 'as')) return false;
  const rest = tokens.slice(close + 2, close + 6).filter((token) => !isWord(token, 'not') && !isWord(token, 'materialized'));
  return rest[0]?.value === '(' && rest[1]?.kind === 'word' && BODY_BEGINNINGS.has(rest[1].value);
}

function isWord(token: Token | undefined, value: string): boolean {
  return token?.kind === 'word' && token.value === value;
}
