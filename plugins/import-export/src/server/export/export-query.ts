import type { ActionCall } from '@mortise/plugin-api/server';
import { isJsonObject } from '@mortise/shared';
import { DELIMITERS, type Delimiter, FORMATS, type Format } from '../formats';
import { SWITCH, TEXT, readSwitch, readWord, refuseUnknown } from '../parameters';

export interface ExportQuery {
  readonly format: Format;
  readonly delimiter: Delimiter;
  /** Headings are the titles of fields instead of their names. */
  readonly titles: boolean;
  /** Texts a spreadsheet would calculate are written as texts. */
  readonly safe: boolean;
  /** The file begins with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
  /** What `list` is asked. */
  readonly list: Readonly<Record<string, unknown>>;
}

const OF_LIST = { filter: TEXT, fields: TEXT, except: TEXT, appends: TEXT, sort: TEXT } as const;

/** Schemas of all parameters. */
export const EXPORT_PARAMETERS = {
  format: { type: 'string', enum: FORMATS },
  delimiter: { type: 'string', enum: DELIMITERS },
  titles: SWITCH,
  safe: SWITCH,
  bom: SWITCH,
  ...OF_LIST,
} as const;

/**
 * The address and, for filters too long for it, the body say the same things.
 * @throws AppError QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID
 */
export function readExportQuery({ query, values }: Pick<ActionCall, 'query' | 'values'>): ExportQuery {
  const asked: Readonly<Record<string, unknown>> = { ...query, ...(isJsonObject(values) ? values : {}) };
  refuseUnknown(asked, Object.keys(EXPORT_PARAMETERS));
  const given = Object.keys(OF_LIST).flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]] as const]));
  return {
    format: readWord(asked, 'format', { words: FORMATS, otherwise: 'csv' }),
    delimiter: readWord(asked, 'delimiter', { words: DELIMITERS, otherwise: ',' }),
    titles: readSwitch(asked, 'titles', false),
    safe: readSwitch(asked, 'safe', true),
    bom: readSwitch(asked, 'bom', false),
    list: Object.fromEntries(given.map(([name, value]) => [name, name === 'filter' ? filterText(value) : value])),
  };
}

/** A filter of the body is JSON already. */
function filterText(filter: unknown): unknown {
  return isJsonObject(filter) ? JSON.stringify(filter) : filter;
}
