import {
  type ActionQuery,
  AppError,
  type Collection,
  type CountMode,
  DEFAULT_PAGE_SIZE,
  type JsonObject,
  QUERY_LIMITS,
  type ReadResult,
} from '@mortise/shared';

/** The part of a list one statement reads. */
export interface Page {
  readonly kind: ActionQuery['page']['kind'];
  readonly size: number;
  readonly offset: number;
  readonly count: CountMode;
}

/** @throws AppError PAGE_SIZE_TOO_LARGE, OFFSET_TOO_LARGE, QUERY_PARAMETER_INVALID */
export function planPage(collection: Collection, { page, count = 'capped' }: Pick<ActionQuery, 'page' | 'count'>): Page {
  const { kind } = page;
  if (page.kind === 'all') return { kind, size: QUERY_LIMITS.unpaginatedRows, offset: 0, count: 'capped' };
  const size = readSize(page, collection);
  if (page.kind === 'cursor') return { kind, size, offset: 0, count: countBesideCursor(count) };
  const offset = page.kind === 'page' ? (page.number - 1) * size : page.offset;
  if (offset > QUERY_LIMITS.offset) throw new AppError('OFFSET_TOO_LARGE', { max: QUERY_LIMITS.offset, received: offset });
  return { kind, size, offset, count };
}

/** A range without a limit stands for a whole list that may be cut, so its most is what a whole list may have. */
function readSize(page: Exclude<ActionQuery['page'], { kind: 'all' }>, { maxPageSize }: Collection): number {
  const max = page.kind === 'range' ? Math.max(QUERY_LIMITS.unpaginatedRows, maxPageSize) : maxPageSize;
  const size = page.kind === 'range' ? (page.limit ?? max) : (page.size ?? Math.min(DEFAULT_PAGE_SIZE, max));
  if (size > max) throw new AppError('PAGE_SIZE_TOO_LARGE', { max, received: size });
  return size;
}

function countBesideCursor(count: CountMode): CountMode {
  if (count !== 'exact') return 'none';
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'count', expected: 'none, with a cursor', received: count });
}

/**
 * The `meta` of a list; undefined for a whole one with nothing to tell. `truncated` names relations that were cut.
 * @throws AppError PAGE_SIZE_TOO_LARGE when a whole list has more rows than one answer may hold
 */
export function pageMeta(page: Page, { count, capped, truncated }: ReadResult): JsonObject | undefined {
  const cut = truncated ? { truncated } : undefined;
  if (page.kind === 'all') {
    if (count !== undefined && count > page.size) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: page.size });
    return cut;
  }
  const cap = capped === true ? { countCapped: true } : {};
  if (page.kind === 'range') return { ...(count === undefined ? {} : { count }), offset: page.offset, limit: page.size, ...cap, ...cut };
  const place = { page: page.offset / page.size + 1, pageSize: page.size };
  if (count === undefined) return { ...place, ...cut };
  return { count, ...place, totalPage: Math.ceil(count / page.size), ...cap, ...cut };
}
