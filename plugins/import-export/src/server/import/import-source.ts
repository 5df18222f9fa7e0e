import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import { type CsvColumn, readHeadings } from './csv-columns';
import { type Cell, csvRecords } from './csv-records';
import { csvRows } from './csv-rows';
import { decodeText } from './decode-text';
import type { ImportQuery } from './import-query';
import type { ImportRow } from './import-row';
import { ndjsonRows } from './ndjson-rows';

/** A file that is being read. */
export interface ImportSource {
  /** Undefined where every record names its fields itself. */
  readonly columns: readonly CsvColumn[] | undefined;
  /** @throws AppError BODY_INVALID where the file itself is broken */
  readonly rows: AsyncIterable<ImportRow>;
  /** Lets go of what is left unread. */
  close(): Promise<void>;
}

export interface Import {
  readonly call: ActionCall;
  readonly collection: Collection;
  readonly query: ImportQuery;
}

/**
 * Begins to read a file, with its headings.
 * @throws AppError BODY_INVALID, FIELD_UNKNOWN, and FIELD_DENIED for headings of fields the caller may not fill
 */
export async function openSource(chunks: AsyncIterable<Buffer>, of: Import): Promise<ImportSource> {
  const text = decodeText(chunks);
  if (of.query.format === 'ndjson') return { columns: undefined, rows: ndjsonRows(text), close: () => close(text) };
  const records = csvRecords(text, of.query.delimiter);
  try {
    const columns = await openColumns(records, of);
    const rows = csvRows({ [Symbol.asyncIterator]: () => unending(records) }, { ...of, columns, safe: of.query.safe });
    return { columns, rows, close: () => close(records) };
  } catch (error) {
    await close(records);
    throw error;
  }
}

async function openColumns(records: AsyncGenerator<readonly Cell[]>, { call, collection, query }: Import): Promise<readonly CsvColumn[]> {
  const first = await records.next();
  if (first.done === true) throw new AppError('BODY_INVALID', { path: 'body', expected: 'a line with headings', received: 'nothing' });
  const columns = readHeadings(first.value, { collection, locale: call.client.locale, query });
  if (query.mode === 'commit') requireKnown(columns, collection);
  await requireFields(columns, call);
  return columns;
}

/** Only a preview may be about columns that nobody knows what to do with. */
function requireKnown(columns: readonly CsvColumn[], collection: Collection): void {
  const unknown = columns.find(({ field, leftOut }) => field === undefined && !leftOut);
  if (unknown) throw new AppError('FIELD_UNKNOWN', { field: unknown.heading.slice(0, 100), collection: collection.name });
}

/** The rights of a create say which fields may be filled; what else is wrong with values that are not there is of no interest. */
async function requireFields(columns: readonly CsvColumn[], call: ActionCall): Promise<void> {
  const values = Object.fromEntries(columns.flatMap(({ field }) => (field ? [[field.name, null] as const] : [])));
  try {
    await call.check({ action: 'create', values });
  } catch (error) {
    if (!(error instanceof Error) || !('kind' in error) || error.kind !== 'input') throw error;
  }
}

async function close(generator: AsyncGenerator<unknown>): Promise<void> {
  await generator.return(undefined);
}

/** The same generator for a second loop; `next` alone never ends it. */
function unending(records: AsyncGenerator<readonly Cell[]>): AsyncIterator<readonly Cell[]> {
  return { next: () => records.next() };
}
