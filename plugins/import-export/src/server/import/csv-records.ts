import { Readable, pipeline } from 'node:stream';
import { AppError, isAppError } from '@mortise/shared';
import { CsvError, parse } from 'csv-parse';
import type { Delimiter } from '../formats';
import { MAX_ROW_BYTES } from './import-row';

/** A cell; `undefined` is one with nothing in it, where a pair of quotes would be an empty text. */
export type Cell = string | undefined;

/**
 * The lines of a CSV file (RFC 4180) as cells, empty lines left out, whatever their line breaks are.
 * @throws AppError BODY_INVALID for what cannot be read as CSV
 */
export async function* csvRecords(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<readonly Cell[]> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
    cast: (cell, { quoting }) => (cell === '' && !quoting ? undefined : cell),
  });
  // The errors of both ends come out of the parser.
  pipeline(Readable.from(text, { objectMode: false }), parser, () => undefined);
  try {
    for await (const record of parser) {
      const cells = record as readonly Cell[];
      if (cells.length > 1 || cells[0] !== undefined) yield cells;
    }
  } catch (error) {
    throw error instanceof CsvError ? readable(error) : error;
  }
}

function readable(error: CsvError): unknown {
  if (isAppError(error)) return error;
  const expected = EXPECTED[error.code] ?? 'CSV as in RFC 4180';
  return new AppError('BODY_INVALID', { path: 'body', expected, line: error['lines'] }, { cause: error });
}

const EXPECTED: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'CSV with every quote closed',
  CSV_MAX_RECORD_SIZE: `CSV whose records have at most ${MAX_ROW_BYTES} bytes`,
  CSV_INVALID_CLOSING_QUOTE: 'CSV with a delimiter or the end of the line after a closing quote',
  INVALID_OPENING_QUOTE: 'CSV with quotes doubled within a quoted cell',
};
