import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError, isJsonObject } from '@mortise/shared';
import { DELIMITERS, type Delimiter, FORMATS, type Format } from '../formats';
import { SWITCH, TEXT, readSwitch, readWord, refuseUnknown } from '../parameters';

const MODES = ['preview', 'commit'] as const;
const ON_ERROR = ['stop', 'skip'] as const;

/** Schemas of all parameters. */
export const IMPORT_PARAMETERS = {
  format: { type: 'string', enum: FORMATS },
  mode: { type: 'string', enum: MODES },
  onError: { type: 'string', enum: ON_ERROR },
  delimiter: { type: 'string', enum: DELIMITERS },
  columns: TEXT,
  safe: SWITCH,
  partial: SWITCH,
} as const;

export interface ImportQuery {
  readonly format: Format;
  readonly mode: (typeof MODES)[number];
  readonly onError: (typeof ON_ERROR)[number];
  readonly delimiter: Delimiter;
  /** Headings to fields; null: the column is left out. */
  readonly columns: ReadonlyMap<string, string | null>;
  /** Apostrophes that an export put before formulas are taken away. */
  readonly safe: boolean;
  /** For previews: what is sent is only the beginning of a file. */
  readonly partial: boolean;
}

const FORMAT_OF_TYPE: Readonly<Record<string, Format>> = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' };

/** @throws AppError BODY_INVALID without a file, QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID */
export function readImportQuery({ query, upload }: Pick<ActionCall, 'query' | 'upload'>): ImportQuery {
  refuseUnknown(query, Object.keys(IMPORT_PARAMETERS));
  const format = FORMAT_OF_TYPE[upload?.type ?? ''];
  if (format === undefined) throw new AppError('BODY_INVALID', { path: 'body', expected: 'a file', received: 'nothing' });
  const named = readWord(query, 'format', { words: FORMATS, otherwise: format });
  if (named !== format) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'format', expected: format, received: named });
  return {
    format,
    mode: readWord(query, 'mode', { words: MODES, otherwise: 'preview' }),
    onError: readWord(query, 'onError', { words: ON_ERROR, otherwise: 'stop' }),
    delimiter: readWord(query, 'delimiter', { words: DELIMITERS, otherwise: ',' }),
    columns: readColumns(query['columns']),
    safe: readSwitch(query, 'safe', true),
    partial: readSwitch(query, 'partial', false),
  };
}

function readColumns(raw: unknown): ReadonlyMap<string, string | null> {
  const value = typeof raw === 'string' ? parse(raw) : (raw ?? {});
  const entries = isJsonObject(value) ? Object.entries(value) : undefined;
  const fault = new AppError('QUERY_PARAMETER_INVALID', { parameter: 'columns', expected: 'JSON: headings and their fields' });
  if (entries === undefined) throw fault;
  return new Map(
    entries.map(([heading, field]) => {
      if (typeof field === 'string' || field === null) return [heading, field === '' ? null : field] as const;
      throw fault;
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
