import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from '@mortise/shared';
import { faultCode } from '../connection/driver-faults';

/**
 * How long each attempt waits for whoever uses a table. At first less than the second after which PostgreSQL looks for deadlocks: a change
 * locks several tables, and a request that uses them in another order would be refused as often as the change.
 */
const PATIENCE_MILLISECONDS = [300, 300, 300, 300, 300, 600, 600, 600, 900, 5000];
const MOST_PAUSE_MILLISECONDS = 300;
/** An attempt that has done more work than this is not repeated. */
const MOST_REPEATED_MILLISECONDS = 10_000;

/** Deadlock, serialisation, a lock that was not to be had in time. */
const LOST = new Set(['40P01', '40001', '55P03']);

/** Runs a change, and runs it again when it lost against requests that use its tables. Each attempt is a transaction of its own. */
export async function whenTablesAreFree<T>(attempt: (patienceMs: number) => Promise<T>): Promise<T> {
  for (const patience of PATIENCE_MILLISECONDS.slice(0, -1)) {
    const startedAt = performance.now();
    try {
      return await attempt(patience);
    } catch (error) {
      if (!hasLost(error) || performance.now() - startedAt > MOST_REPEATED_MILLISECONDS) throw error;
    }
    await pause(Math.random() * MOST_PAUSE_MILLISECONDS);
  }
  return attempt(PATIENCE_MILLISECONDS.at(-1) ?? 0);
}

function hasLost(error: unknown): boolean {
  const code = faultCode(isAppError(error) ? error.cause : error);
  return code !== undefined && LOST.has(code);
}
