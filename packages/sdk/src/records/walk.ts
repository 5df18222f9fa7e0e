import { InputError } from '../errors/errors';
import type { Query } from '../http/address';
import type { Answer } from '../http/answer';
import type { Transport } from '../http/transport';
import type { CallOptions } from '../client-options';

const PAGE_SIZE = 200;

export interface Walk extends CallOptions {
  readonly path: string;
  readonly query: Query;
  readonly pageSize: number | undefined;
}

/**
 * Page after page, each going on where the one before ended: what comes or goes in between moves nothing. A page is asked for when the
 * one before has been used up.
 */
export async function* walkPages<Row>(
  transport: Transport,
  { path, query, pageSize, ...call }: Walk,
): AsyncGenerator<readonly Row[], void> {
  let size = pageSize ?? PAGE_SIZE;
  let cursor: unknown = '';
  while (typeof cursor === 'string') {
    const ask = (): Promise<Answer> =>
      transport.send({ ...call, method: 'GET', path, query: { ...query, cursor, pageSize: size }, repeatable: 'always' });
    const { data, meta } = await ask().catch((error: unknown) => {
      size = smallerSize(error, { pageSize, size });
      return ask();
    });
    yield data as readonly Row[];
    // The last page as well: who ended the walk is not told that it came to its end.
    call.signal?.throwIfAborted();
    cursor = meta['nextCursor'];
  }
}

/** A collection may give fewer records at once than others; who asked for no size takes what it gives. */
function smallerSize(error: unknown, { pageSize, size }: { readonly pageSize: number | undefined; readonly size: number }): number {
  const max = error instanceof InputError && error.code === 'PAGE_SIZE_TOO_LARGE' ? error.details['max'] : undefined;
  if (pageSize === undefined && typeof max === 'number' && max > 0 && max < size) return max;
  throw error;
}
