import type { ActionCall, ActionResult } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import type { ExportQuery } from './export-query';

export type Pages = AsyncIterable<readonly JsonObject[]>;

interface Page {
  readonly rows: readonly JsonObject[];
  readonly nextCursor: string | undefined;
}

/**
 * Records page by page, each read when the one before is used up, and decided anew: rights taken away in between end it. The first page
 * is read before this returns.
 * @throws AppError what `list` throws, QUERY_TOO_COMPLEX when related records would be left out
 */
export async function readPages(call: ActionCall, query: ExportQuery, stopping: AbortSignal): Promise<Pages> {
  const read = async (cursor: string): Promise<Page> => {
    call.signal.throwIfAborted();
    if (stopping.aborted) throw new AppError('SERVER_CLOSING');
    const pageSize = String(call.collection?.maxPageSize);
    return pageOf(await call.act({ action: 'list', query: { ...query.list, cursor, pageSize } }));
  };
  return following(await read(''), read);
}

async function* following(first: Page, read: (cursor: string) => Promise<Page>): AsyncGenerator<readonly JsonObject[]> {
  let page = first;
  yield page.rows;
  while (page.nextCursor !== undefined) {
    page = await read(page.nextCursor);
    yield page.rows;
  }
}

function pageOf(result: ActionResult): Page {
  if (result.kind !== 'value' || !Array.isArray(result.data)) throw new AppError('INTERNAL');
  const { nextCursor, truncated } = result.meta ?? {};
  // A file that looks whole must be whole.
  if (truncated !== undefined)
    throw new AppError('QUERY_TOO_COMPLEX', { what: `related records (${JSON.stringify(truncated)})`, max: 200 });
  return { rows: result.data as readonly JsonObject[], nextCursor: typeof nextCursor === 'string' ? nextCursor : undefined };
}
