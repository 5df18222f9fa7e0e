import { malformed } from '@mortise/shared';
import type { QueryOptions } from './query-options';

/** Rows of an answer that asks for no number of them, and the most of one answer. */
export const PAGE = { size: 100, max: 1000 } as const;

export interface ODataPage {
  readonly offset: number;
  readonly limit: number;
  /** How many rows the caller asked for; undefined: all of them. */
  readonly top: number | undefined;
  readonly counts: boolean;
}

/** @throws AppError QUERY_PARAMETER_INVALID */
export function readPage(options: QueryOptions): ODataPage {
  const top = readNumber('$top', options.$top);
  const offset = readNumber('$skip', options.$skip) ?? 0;
  return { top, offset, limit: Math.min(top ?? PAGE.size, PAGE.max), counts: readCount(options.$count) };
}

/** @throws AppError QUERY_PARAMETER_INVALID */
export function readNumber(name: '$top' | '$skip', text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw malformed(name, 'a whole number of at least 0', text);
  return Number(text);
}

function readCount(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw malformed('$count', 'true or false', text);
}
