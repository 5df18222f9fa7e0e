/** Changes that can be taken back, and those that were. */
export interface EditSteps<Value> {
  readonly past: readonly Value[];
  readonly future: readonly Value[];
  /** What the last change was, so that one that goes on with it makes no step of its own. */
  readonly last?: { readonly label: string; readonly at: number };
}

export const NO_STEPS: EditSteps<never> = Object.freeze({ past: [], future: [] });

/** So many that nobody misses the ones before. */
const MOST_STEPS = 100;
/** Milliseconds within which typing on is the same step. */
const SAME_STEP = 1_500;

export interface Step {
  readonly label: string | undefined;
  /** In milliseconds, from whenever. */
  readonly at: number;
}

/** What is changed now goes into the past, unless the change goes on with the one before: same label, soon after. */
export function stepped<Value>(steps: EditSteps<Value>, now: Value, { label, at }: Step): EditSteps<Value> {
  const goesOn = label !== undefined && steps.last?.label === label && at - steps.last.at < SAME_STEP;
  const past = goesOn && steps.past.length > 0 ? steps.past : [...steps.past, now].slice(-MOST_STEPS);
  return { past, future: [], ...(label === undefined ? {} : { last: { label, at } }) };
}

export interface StepTaken<Value> {
  readonly steps: EditSteps<Value>;
  readonly value: Value;
}

/** The change before; undefined when there is none. */
export function undone<Value>({ past, future }: EditSteps<Value>, now: Value): StepTaken<Value> | undefined {
  const value = past.at(-1);
  return value === undefined ? undefined : { value, steps: { past: past.slice(0, -1), future: [...future, now] } };
}

/** What was taken back last; undefined when there is nothing. */
export function redone<Value>({ past, future }: EditSteps<Value>, now: Value): StepTaken<Value> | undefined {
  const value = future.at(-1);
  return value === undefined ? undefined : { value, steps: { past: [...past, now], future: future.slice(0, -1) } };
}
