import { setTimeout as pause } from 'node:timers/promises';
import type { TestServer } from './start-test-server';

/** How often work is repeated to be counted. */
export const COUNTED_RUNS = 5;
/** Milliseconds. */
const PAUSE = 100;

/** What one piece of work cost the database, and what it came to the first time. */
export interface StatementCount<Result> {
  readonly statements: number;
  readonly result: Result;
}

/**
 * How many statements `work` takes: the least of several runs with pauses, since the server now and then asks something for itself, a few
 * statements in a row, but not all the time. `work` must be fit to be repeated.
 */
export async function countStatements<Result>(
  { platform }: Pick<TestServer, 'platform'>,
  work: () => Promise<Result>,
): Promise<StatementCount<Result>> {
  const runs: StatementCount<Result>[] = [];
  for (let run = 0; run < COUNTED_RUNS; run += 1) {
    if (run > 0) await pause(PAUSE);
    const before = platform.source.statistics().statements;
    const result = await work();
    runs.push({ result, statements: platform.source.statistics().statements - before });
  }
  const [first] = runs as [StatementCount<Result>];
  return { result: first.result, statements: Math.min(...runs.map(({ statements }) => statements)) };
}
