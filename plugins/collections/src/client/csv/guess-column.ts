import { isNothing, readCell } from './cell-value';
import type { CellFormat, CsvKind } from './csv-column';
import { type DayOrder, guessDayOrder } from './day-text';
import { guessMark, plainNumber } from './number-text';

/** Rows a guess is made from. */
export const SAMPLE_ROWS = 1000;
/** Beyond it a text would soon meet the 255 characters of a short text. */
const LONG_TEXT = 100;
/** Well below 2^31, since only some of the rows have been seen. */
const LARGE_INTEGER = 100_000_000;
const MAX_INTEGER_DIGITS = 19;
const MONEY_SCALE = 2;

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/;
const URL_TEXT = /^https?:\/\/\S+$/i;
const CHINESE_MOBILE = /^(?:\+?86[-\s]?)?1[3-9]\d{9}$/;
const PHONE = /^\+\d{1,3}[\d\s()./-]{6,20}$/;
const LEADING_ZERO = /^[+-]?0\d/;
const WORD_BOOLEAN = /^(true|false|yes|no|y|n|是|否|✓|✗|√|×|对|错)$/i;
const JSON_TEXT = /^\s*[[{]/;

export interface ColumnGuess {
  readonly kind: CsvKind;
  readonly format: CellFormat;
}

/**
 * What a column holds, by its first cells. A kind is chosen only when it fits all of them; text fits always. `dayOrder` is for
 * dates that could be read both ways.
 */
export function guessColumn(cells: readonly string[], dayOrder: DayOrder = 'mdy'): ColumnGuess {
  const texts = cells.slice(0, SAMPLE_ROWS).map((cell) => cell.trim());
  const format = formatOf(texts, dayOrder);
  const kind = CHECKS.find(([, check]) => check(texts, format))?.[0] ?? textKind(cells);
  return { kind, format };
}

/** How the cells are written, whatever the column is to become. */
function formatOf(texts: readonly string[], dayOrder: DayOrder): CellFormat {
  const mark = guessMark(texts);
  const scales = texts.map((text) => plainNumber(text, mark)?.split('.')[1]?.length ?? 0);
  return { mark, dayOrder: guessDayOrder(texts) ?? dayOrder, scale: Math.min(Math.max(MONEY_SCALE, ...scales), 10) };
}

type Check = (texts: readonly string[], format: CellFormat) => boolean;

const matching =
  (pattern: RegExp): Check =>
  (texts) =>
    all(texts, 'input', (text) => pattern.test(text));

const reading =
  (kind: CsvKind, also: (text: string, format: CellFormat) => boolean = () => true): Check =>
  (texts, format) =>
    all(texts, kind, (text) => also(text, format) && readCell(text, { kind, format }).ok);

/** In this order: the first that fits every cell is taken. */
const CHECKS: readonly (readonly [CsvKind, Check])[] = [
  ['checkbox', matching(WORD_BOOLEAN)],
  ['uuid', reading('uuid')],
  ['date', reading('date')],
  // A column of moments may have days without a time among them.
  ['datetime', reading('datetime')],
  ['phone', matching(CHINESE_MOBILE)],
  ['phone', matching(PHONE)],
  ['integer', reading('integer', isSmallInteger)],
  ['bigInt', reading('bigInt', isInteger)],
  ['percent', reading('percent', (text) => /[%％]$/.test(text))],
  ['decimal', reading('decimal', isMoney)],
  ['number', reading('number', isNumeric)],
  ['email', matching(EMAIL)],
  ['url', matching(URL_TEXT)],
  ['json', reading('json', (text) => JSON_TEXT.test(text))],
];

/** Every cell that is not empty fits, and there is one. */
function all(texts: readonly string[], kind: CsvKind, fits: (text: string) => boolean): boolean {
  let some = false;
  for (const text of texts) {
    if (isNothing(text, kind)) continue;
    if (!fits(text)) return false;
    some = true;
  }
  return some;
}

/** `007` is a code and no number, and what has more digits than a number can keep is better kept as text. */
function isNumeric(text: string): boolean {
  return !LEADING_ZERO.test(text) && text.replace(/\D/g, '').length <= MAX_INTEGER_DIGITS;
}

function isInteger(text: string, { mark }: CellFormat): boolean {
  const plain = plainNumber(text, mark);
  return isNumeric(text) && plain !== undefined && /^-?\d+$/.test(plain) && plain.length <= MAX_INTEGER_DIGITS;
}

function isSmallInteger(text: string, format: CellFormat): boolean {
  return isInteger(text, format) && Math.abs(Number(plainNumber(text, format.mark))) < LARGE_INTEGER;
}

function isMoney(text: string, { mark }: CellFormat): boolean {
  const fraction = plainNumber(text, mark)?.split('.')[1];
  return isNumeric(text) && (fraction?.length ?? 0) <= MONEY_SCALE;
}

function textKind(cells: readonly string[]): CsvKind {
  return cells.some((cell) => cell.length > LONG_TEXT || cell.includes('\n')) ? 'textarea' : 'input';
}
