import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError, DEFAULT_MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE, type JsonObject, QUERY_LIMITS } from '@mortise/shared';

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly offset: number;
}

/** @throws AppError QUERY_PARAMETER_INVALID, PAGE_SIZE_TOO_LARGE, OFFSET_TOO_LARGE */
export function readPage({ query }: ActionCall): Page {
  const number = readCount(query, 'page') ?? 1;
  const size = readCount(query, 'pageSize') ?? DEFAULT_PAGE_SIZE;
  if (size > DEFAULT_MAX_PAGE_SIZE) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: DEFAULT_MAX_PAGE_SIZE, received: size });
  const offset = (number - 1) * size;
  if (offset > QUERY_LIMITS.offset) throw new AppError('OFFSET_TOO_LARGE', { max: QUERY_LIMITS.offset, received: offset });
  return { number, size, offset };
}

function readCount(query: ActionCall['query'], parameter: string): number | undefined {
  const raw = query[parameter];
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && /^[1-9]\d{0,9}$/.test(raw)) return Number(raw);
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'a whole number of at least 1' });
}

export function pageMeta(page: Page, count: number): JsonObject {
  return { count, page: page.number, pageSize: page.size, totalPage: Math.ceil(count / page.size) };
}

/** The `meta` of a list that is always whole. */
export function wholeMeta(count: number): JsonObject {
  return { count, page: 1, pageSize: count, totalPage: 1 };
}
