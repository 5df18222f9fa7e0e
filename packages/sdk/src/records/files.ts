import type { CallOptions } from '../client-options';
import { networkError } from '../errors/read-error';
import type { Transport } from '../http/transport';
import type { Filter } from '../types/filter';
import type { CollectionTypes } from '../types/schema';
import type { AppendPath, FieldPath, SortTerm } from '../types/shown';
import { selectQuery } from './read-query';

type Format = 'csv' | 'ndjson';

export interface ExportOptions<Schema, Collection extends CollectionTypes> extends CallOptions {
  /** `csv` by default. */
  readonly format?: Format | undefined;
  readonly filter?: Filter<Schema, Collection> | undefined;
  readonly sort?: SortTerm<Schema, Collection> | readonly SortTerm<Schema, Collection>[] | undefined;
  readonly fields?: readonly FieldPath<Schema, Collection>[] | undefined;
  readonly appends?: readonly AppendPath<Schema, Collection>[] | undefined;
  readonly delimiter?: string | undefined;
  /** Headings are titles of fields instead of names. */
  readonly titles?: boolean | undefined;
  /** False leaves texts as they are that a spreadsheet would take for formulas. */
  readonly safe?: boolean | undefined;
  /** The file begins with a byte order mark. */
  readonly bom?: boolean | undefined;
}

export interface ImportOptions extends CallOptions {
  readonly format: Format;
  /** `preview` by default, which writes nothing. */
  readonly mode?: 'preview' | 'commit' | undefined;
  /** `stop` by default: all rows or none. */
  readonly onError?: 'stop' | 'skip' | undefined;
  /** Headings to fields; null leaves a column out. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined;
  readonly delimiter?: string | undefined;
  readonly safe?: boolean | undefined;
}

/** What came of an import; a preview tells more. */
export interface ImportResult {
  readonly imported?: number;
  readonly failed?: number;
  readonly faults?: readonly { readonly row: number; readonly code: string; readonly message: string; readonly field?: string }[];
  readonly [more: string]: unknown;
}

const TYPES: Readonly<Record<Format, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' };

/** The file as it is made. Its end may take longer than a timeout: that is about the beginning. */
export async function exportFile<Schema, Collection extends CollectionTypes>(
  transport: Transport,
  place: string,
  options: ExportOptions<Schema, Collection>,
): Promise<ReadableStream<Uint8Array>> {
  const { format, delimiter, titles, safe, bom, signal, timeout } = options;
  const query = { ...selectQuery(options), format, delimiter, titles, safe, bom };
  const { body } = await transport.stream({ method: 'GET', path: `${place}:export`, query, repeatable: 'always', signal, timeout });
  if (body === null) throw networkError(undefined);
  return body;
}

interface Upload {
  readonly place: string;
  readonly file: string | Blob | Uint8Array;
  readonly options: ImportOptions;
}

/** Takes as long as it takes, unless it is given a timeout. */
export async function importFile(transport: Transport, { place, file, options }: Upload): Promise<ImportResult> {
  const { format, mode, onError, columns, delimiter, safe, signal, timeout = 0 } = options;
  const query = { mode, onError, columns, delimiter, safe };
  const upload = { type: TYPES[format], content: file };
  const { data } = await transport.send({
    method: 'POST',
    path: `${place}:import`,
    query,
    file: upload,
    repeatable: mode === 'commit' ? 'refused' : 'always',
    signal,
    timeout,
  });
  return data as ImportResult;
}
