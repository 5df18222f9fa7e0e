import type { Api } from '@mortise/plugin-api/client';

export interface ImportFault {
  readonly row: number;
  readonly code: string;
  readonly message: string;
}

export interface ImportColumn {
  readonly heading: string;
  readonly field: string | null;
}

export interface ImportPreview {
  /** Null where every record names its fields itself. */
  readonly columns: readonly ImportColumn[] | null;
  readonly checked: number;
  readonly faulty: number;
  readonly faults: readonly ImportFault[];
}

export interface ImportReport {
  readonly imported: number;
  readonly failed: number;
  readonly faults: readonly ImportFault[];
}

/** Headings and their fields; null: left out. */
export type Mapping = Readonly<Record<string, string | null>>;

/** What is sent to look at; whole files may be large. */
const PREVIEW_BYTES = 1024 * 1024;

const typeOf = ({ name }: File): string => (/\.(?:ndjson|jsonl|json)$/i.test(name) ? 'application/x-ndjson' : 'text/csv');

/** @throws ApiError */
export async function previewImport(
  api: Api,
  { collection, file }: { collection: string; file: File },
  mapping: Mapping,
): Promise<ImportPreview> {
  const partial = file.size > PREVIEW_BYTES;
  const params = { mode: 'preview', partial: String(partial), ...columnsOf(mapping) };
  const start = partial ? await wholeLines(file.slice(0, PREVIEW_BYTES)) : file;
  return api.upload(`${collection}:import`, { file: start, type: typeOf(file), params });
}

export interface CommitOptions {
  readonly mapping: Mapping;
  readonly skip: boolean;
  readonly signal: AbortSignal;
  onProgress(progress: Readonly<Record<string, unknown>>): void;
}

/** @throws ApiError */
export function commitImport(
  api: Api,
  { collection, file }: { collection: string; file: File },
  options: CommitOptions,
): Promise<ImportReport> {
  const { mapping, skip, signal, onProgress } = options;
  const params = { mode: 'commit', onError: skip ? 'skip' : 'stop', ...columnsOf(mapping) };
  return api.upload(`${collection}:import`, { file, type: typeOf(file), params, signal, onProgress });
}

function columnsOf(mapping: Mapping): { columns?: string } {
  return Object.keys(mapping).length === 0 ? {} : { columns: JSON.stringify(mapping) };
}

/** A line or a character that was cut in two would look like a fault of the file. */
async function wholeLines(start: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await start.arrayBuffer());
  const end = bytes.lastIndexOf(10);
  return end === -1 ? start : start.slice(0, end + 1);
}
