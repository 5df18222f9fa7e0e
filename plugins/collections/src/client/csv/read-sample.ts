import { type CsvRow, csvRows, guessDelimiter } from './csv-rows';
import { SAMPLE_ROWS } from './guess-column';
import { type Encoding, readText, sniffEncoding } from './text-source';

/** How a file is to be read. */
export interface CsvReading {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

export interface CsvSample extends CsvReading {
  /** The first rows, headings included. */
  readonly rows: readonly CsvRow[];
}

const GUESSED_TEXT = 64 * 1024;

/**
 * The first rows of a file; what is not chosen is guessed.
 * @throws RowTooLong
 */
export async function readSample(file: Blob, chosen: Partial<CsvReading>): Promise<CsvSample> {
  const encoding = chosen.encoding ?? (await sniffEncoding(file));
  const delimiter = chosen.delimiter ?? guessDelimiter(await headOf(file, encoding));
  const rows: CsvRow[] = [];
  for await (const batch of readRows(file, { encoding, delimiter })) {
    rows.push(...batch);
    if (rows.length > SAMPLE_ROWS) break;
  }
  return { encoding, delimiter, rows: rows.slice(0, SAMPLE_ROWS + 1) };
}

/** All rows of a file, in pieces. */
export function readRows(file: Blob, { encoding, delimiter }: CsvReading, onBytes?: (bytes: number) => void): AsyncGenerator<CsvRow[]> {
  return csvRows(readText(file, encoding, onBytes), delimiter);
}

/** The first lines, without one that is cut. */
async function headOf(file: Blob, encoding: Encoding): Promise<string> {
  for await (const text of readText(file.slice(0, GUESSED_TEXT), encoding)) {
    return file.size > GUESSED_TEXT ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  }
  return '';
}
