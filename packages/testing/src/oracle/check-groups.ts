import { isDeepStrictEqual } from 'node:util';
import type { Given } from './compare-answers';
import { type GroupRequest, expectedGroups } from './groups';
import { createRandom, partSeed } from './random';
import { drawGroups } from './random-groups';
import type { Caller, Json, World } from './world';

/** Posts a body below the API base as the caller it belongs to. */
export type PostAs = (path: string, body: Json, headers: Readonly<Record<string, string>>) => Promise<Given>;

export interface GroupQuestions {
  readonly world: World;
  readonly caller: Caller;
  readonly post: PostAs;
  readonly seed: number;
  readonly count: number;
}

/** Asks for random groups until one answer is wrong; resolves to a report on it, or to undefined. */
export async function checkGroups({ world, caller, post, seed, count }: GroupQuestions): Promise<string | undefined> {
  for (let index = 0; index < count; index += 1) {
    const request = drawGroups(createRandom(partSeed(seed, index)), world, caller);
    const body = bodyOf(request);
    const given = await post(`${request.collection}:query`, body, request.timeZone === undefined ? {} : { 'x-timezone': request.timeZone });
    const expected = { data: expectedGroups(world, caller, request) };
    if (given.status === 200 && isDeepStrictEqual(given.body, expected)) continue;
    return [
      `Groups ${index} of seed ${seed} as ${caller.name} are answered wrongly: ${request.collection} ${JSON.stringify(body)} ${request.timeZone ?? ''}`,
      `  expected: ${JSON.stringify(expected)}`,
      `  given:    ${given.status} ${JSON.stringify(given.body)}`,
    ].join('\n');
  }
  return undefined;
}

function bodyOf({ measures, dimensions, filter, having, orders, limit, offset }: GroupRequest): Json {
  return {
    measures: measures.map(({ alias, aggregation, path, distinct }) => ({
      alias,
      aggregation,
      ...(path === undefined ? {} : { field: path.join('.') }),
      ...(distinct === undefined ? {} : { distinct }),
    })),
    dimensions: dimensions.map(({ alias, path, format }) => ({
      alias,
      field: path,
      ...(format === undefined ? {} : { format }),
    })),
    ...(filter === undefined ? {} : { filter }),
    ...(having === undefined ? {} : { having }),
    orders: orders.map(({ alias, down, nullsFirst }) => ({
      field: alias,
      order: down ? 'desc' : 'asc',
      nulls: nullsFirst ? 'first' : 'last',
    })),
    limit,
    offset,
  };
}
