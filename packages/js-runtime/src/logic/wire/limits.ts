/** What code in a worker may use up; calls have the limits of every block. Times are milliseconds. */
export const LOGIC_LIMITS = Object.freeze({
  /** Without giving the worker back, or in sum while one run is under way. */
  cpu: 1000,
  /** A run that neither ends nor waits for an answer. */
  silence: 30_000,
  /** Until a worker must have started. */
  start: 10_000,
  /** A worker that has nothing to do ends. */
  idle: 10_000,
  /** Per second and unit, whatever they say; no honest unit comes near. */
  messages: { perSecond: 500, burst: 1500 },
  /** Characters of one message. */
  message: 1_000_000,
  /** Runs of one unit that are under way at once. */
  runs: 32,
  /** Workers of one page. */
  units: 32,
  /** A unit that had to be stopped so often within a minute stays stopped until somebody asks for it. */
  stops: 3,
  stopsWithin: 60_000,
});
