import { isDeepStrictEqual } from 'node:util';
import { expectedAnswer } from './answer';
import { type Questions } from './check-requests';
import { pathOf } from './compare-answers';
import { createRandom, partSeed } from './random';
import { drawRequest } from './random-request';
import type { Json, ListRequest } from './world';

const MOST_PAGES = 60;

/** Walks through random lists by their cursors: the pages put together must be the whole list. Resolves to a report, or to undefined. */
export async function checkWalks({ world, caller, ask, seed, count }: Questions): Promise<string | undefined> {
  for (let index = 0; index < count; index += 1) {
    const random = createRandom(partSeed(seed, index));
    const { page: _page, pageSize: _size, paginate: _all, count: _count, ...request } = drawRequest(random, world, caller);
    // A cursor goes by the rows' own values.
    const sort = (request.sort ?? []).filter((term) => !term.includes('.'));
    const whole: ListRequest = { ...request, sort, paginate: false };
    const expected = expectedAnswer(world, caller, whole);
    if (!('body' in expected)) continue;
    const walked = await walk({ ...request, sort, pageSize: random.int(1, 7) }, ask);
    if (isDeepStrictEqual(walked, expected.body.data)) continue;
    return `Walk ${index} of seed ${seed} as ${caller.name} goes wrong: ${JSON.stringify(request)}\n  ${JSON.stringify(walked)}`;
  }
  return undefined;
}

interface CursorPage {
  readonly data: readonly Json[];
  readonly meta: { readonly nextCursor: string | null };
}

async function walk(request: ListRequest, ask: Questions['ask']): Promise<readonly Json[] | string> {
  const rows: Json[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null; pages += 1) {
    const { status, body } = await ask(
      `${pathOf(request)}&cursor=${encodeURIComponent(cursor)}`,
      request.timeZone === undefined ? {} : { 'x-timezone': request.timeZone },
    );
    if (status !== 200 || pages > MOST_PAGES) return `${status} ${JSON.stringify(body)}`;
    const page = body as CursorPage;
    rows.push(...page.data);
    cursor = page.meta.nextCursor;
  }
  return rows;
}
