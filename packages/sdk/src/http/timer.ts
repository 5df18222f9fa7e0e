/** The longest time timers can count, 24 days: they take a longer one for none at all. */
const LONGEST = 2 ** 31 - 1;

/** `setTimeout` for any number of milliseconds, `Infinity` among them. */
export function startTimer(end: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
  return setTimeout(end, Math.min(milliseconds, LONGEST));
}
