import {
  AppError,
  type Collection,
  type CountMode,
  DEFAULT_PAGE_SIZE,
  type JsonObject,
  QUERY_LIMITS,
  type ReadResult,
} from '@mortise/shared';
import { readChoice, readPositiveInteger } from '../request/query-parameters';

export interface Page {
  /** Undefined with `paginate=false`. */
  readonly number: number | undefined;
  readonly size: number;
  readonly offset: number;
  readonly count: CountMode;
}

/** @throws AppError QUERY_PARAMETER_INVALID, PAGE_SIZE_TOO_LARGE, OFFSET_TOO_LARGE */
export function readPage(collection: Collection, query: Readonly<Record<string, unknown>>): Page {
  const paginate = readChoice(query, 'paginate', ['true', 'false']);
  const number = readPositiveInteger(query, 'page') ?? 1;
  const size = readPositiveInteger(query, 'pageSize') ?? Math.min(DEFAULT_PAGE_SIZE, collection.maxPageSize);
  const count = readChoice(query, 'count', ['exact', 'none']) ?? 'capped';
  if (paginate === 'false') return { number: undefined, size: QUERY_LIMITS.unpaginatedRows, offset: 0, count: 'capped' };
  if (size > collection.maxPageSize) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: collection.maxPageSize, received: size });
  const offset = (number - 1) * size;
  if (offset > QUERY_LIMITS.offset) throw new AppError('OFFSET_TOO_LARGE', { max: QUERY_LIMITS.offset, received: offset });
  return { number, size, offset, count };
}

/**
 * The `meta` of a list; undefined for an unpaginated one with nothing to tell. `truncated` names relations that were cut.
 * @throws AppError PAGE_SIZE_TOO_LARGE when `paginate=false` meets more rows than one answer may hold
 */
export function pageMeta(page: Page, { count, capped, truncated }: ReadResult): JsonObject | undefined {
  const cut = truncated ? { truncated } : undefined;
  if (page.number === undefined) {
    if (count !== undefined && count > page.size) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: page.size });
    return cut;
  }
  const place = { page: page.number, pageSize: page.size };
  if (count === undefined) return { ...place, ...cut };
  const totalPage = Math.ceil(count / page.size);
  return { count, ...place, totalPage, ...(capped === true ? { countCapped: true } : {}), ...cut };
}
