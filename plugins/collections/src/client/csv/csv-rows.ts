import Papa from 'papaparse';

export interface CsvRow {
  /** Place in the file, counted from 1 as spreadsheets count, headings and empty rows included. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Of two that would do, the one that is rarer in texts comes first. */
export const DELIMITERS = ['\t', ';', '|', ','] as const;

/** Thrown for a row that does not end: somewhere a quote was opened and never closed. */
export class RowTooLong extends Error {
  override readonly name = 'RowTooLong';
  readonly row: number;

  constructor(row: number) {
    super(`Row ${row} does not end`);
    this.row = row;
  }
}

const GUESSED_ROWS = 50;
const MAX_ROW_LENGTH = 4_000_000;

/** The delimiter that cuts the most rows into the same number of cells; a comma when there is only one column. */
export function guessDelimiter(text: string): string {
  const widths = (delimiter: string): number[] =>
    parse(new Papa.Parser({ delimiter, newline: '\n', preview: GUESSED_ROWS }), text, false)
      .rows.map(({ length }) => length)
      .filter((width, index, all) => width > 1 || index < all.length - 1);
  const agreement = (delimiter: string): number => {
    const [first = 1, ...others] = widths(delimiter);
    return first === 1 ? 0 : (1 + others.filter((width) => width === first).length) / (1 + others.length);
  };
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: agreement(delimiter) })).filter(({ score }) => score > 0);
  return scored.toSorted((left, right) => right.score - left.score)[0]?.delimiter ?? ',';
}

/**
 * The rows of a text in pieces (RFC 4180), a batch per piece; empty rows are left out.
 * @throws RowTooLong
 */
export async function* csvRows(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow[]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let rest = '';
  let before = 0;
  const take = (isLast: boolean): CsvRow[] => {
    const { rows, cursor } = parse(parser, rest, !isLast);
    const numbered = rows.map((cells, index) => ({ number: before + index + 1, cells }));
    before += rows.length;
    rest = rest.slice(cursor);
    return numbered.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  };
  for await (const text of texts) {
    rest += text;
    yield take(false);
    if (rest.length > MAX_ROW_LENGTH) throw new RowTooLong(before + 1);
  }
  if (rest !== '') yield take(true);
}

interface Parsed {
  readonly rows: readonly (readonly string[])[];
  readonly cursor: number;
}

function parse(parser: Papa.Parser, text: string, ignoreLastRow: boolean): Parsed {
  const result = parser.parse(text, 0, ignoreLastRow) as { readonly data: readonly string[][]; readonly meta: { readonly cursor: number } };
  return { rows: result.data, cursor: ignoreLastRow ? result.meta.cursor : text.length };
}
