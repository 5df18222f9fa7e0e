const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;
/** An event that failed so often is put aside. */
const MAX_ATTEMPTS = 20;

/** Milliseconds until an event that failed `attempts` times is told again; undefined when it is not. */
export function retryDelay(attempts: number): number | undefined {
  return attempts >= MAX_ATTEMPTS ? undefined : Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
}
