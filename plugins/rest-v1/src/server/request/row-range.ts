import type { ProtocolRequest } from '@mortise/plugin-api/server';
import { type PageRequest, malformed } from '@mortise/shared';
import type { SearchParameters } from './search-parameters';

const INTEGER = /^[+-]?\d+$/;
const RANGE = /^(\d{1,15})-(\d{0,15})$/;

export type RowRange = Extract<PageRequest, { kind: 'range' }>;

/**
 * Which rows are asked for; a header `Range` comes before `limit` and `offset`.
 * @throws AppError QUERY_PARAMETER_INVALID for a range that cannot be
 */
export function readRowRange({ header }: Pick<ProtocolRequest, 'header'>, { single }: SearchParameters): RowRange {
  const [, first, last] = RANGE.exec(header('range') ?? '') ?? [];
  if (first !== undefined && last !== undefined) return headerRange(Number(first), last === '' ? undefined : Number(last));
  return { kind: 'range', offset: readOffset(single.offset), limit: readLimit(single.limit) };
}

/** @throws AppError QUERY_PARAMETER_INVALID for less than none */
export function readLimit(text: string | undefined): number | undefined {
  const limit = readInteger(text);
  if (limit !== undefined && limit < 0) throw malformed('limit', 'a number of at least 0', String(limit));
  return limit;
}

/** Less than none is none. */
export function readOffset(text: string | undefined): number {
  return Math.max(0, readInteger(text) ?? 0);
}

function headerRange(first: number, last: number | undefined): RowRange {
  if (last !== undefined && last < first) throw malformed('range', 'a range from low to high', `${first}-${last}`);
  return { kind: 'range', offset: first, limit: last === undefined ? undefined : last - first + 1 };
}

/** What is no number is as good as left out. */
function readInteger(text: string | undefined): number | undefined {
  return text !== undefined && INTEGER.test(text) ? Number(text) : undefined;
}
