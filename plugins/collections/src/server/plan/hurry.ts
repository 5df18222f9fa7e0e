import { AppError } from '@mortise/shared';

/** Less than a request may take: after it nobody would hear how the change ended. */
const PLAIN_ANSWER_MILLISECONDS = 20_000;

/**
 * A check that passes until the time is up, for changes whose caller gets one answer at the end.
 * @throws AppError DEADLINE_EXCEEDED from then on
 */
export function hurry(milliseconds = PLAIN_ANSWER_MILLISECONDS): () => void {
  const end = performance.now() + milliseconds;
  return () => {
    if (performance.now() >= end) throw new AppError('DEADLINE_EXCEEDED', {});
  };
}
