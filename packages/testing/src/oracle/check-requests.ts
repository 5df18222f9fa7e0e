import { expectedAnswer } from './answer';
import { type Given, describeDifference, isExpected, pathOf } from './compare-answers';
import { createRandom, partSeed } from './random';
import { drawRequest } from './random-request';
import { shrink } from './shrink';
import type { Caller, ListRequest, World } from './world';

/** Sends a GET below the API base as the caller it belongs to. */
export type Ask = (path: string, headers: Readonly<Record<string, string>>) => Promise<Given>;

export interface Questions {
  readonly world: World;
  readonly caller: Caller;
  readonly ask: Ask;
  readonly seed: number;
  /** Number of the first request, and how many there are. */
  readonly from?: number;
  readonly count: number;
  /** True when somebody else has found enough. */
  readonly isOver?: () => boolean;
  /** Reports the request as it was drawn instead of making it small, which takes hundreds of requests. */
  readonly asFound?: boolean;
}

/** Asks random requests until one is answered wrongly; resolves to a report on it, made small, or to undefined. */
export async function checkRequests({
  world,
  caller,
  ask,
  seed,
  from = 0,
  count,
  isOver = () => false,
  asFound = false,
}: Questions): Promise<string | undefined> {
  const send = (request: ListRequest): Promise<Given> =>
    ask(pathOf(request), request.timeZone === undefined ? {} : { 'x-timezone': request.timeZone });
  const isWrong = async (request: ListRequest): Promise<boolean> =>
    !isExpected(expectedAnswer(world, caller, request), await send(request));
  for (let index = from; index < from + count && !isOver(); index += 1) {
    const request = drawRequest(createRandom(partSeed(seed, index)), world, caller);
    if (!(await isWrong(request))) continue;
    const smallest = asFound ? request : await shrink(request, isWrong);
    const expected = expectedAnswer(world, caller, smallest);
    const head = `Request ${index} of seed ${seed} as ${caller.name} is answered wrongly: ${JSON.stringify(smallest)}`;
    const rights = `  its caller: ${JSON.stringify(caller.grants)}`;
    return [head, rights, describeDifference(expected, await send(smallest))].join('\n');
  }
  return undefined;
}
