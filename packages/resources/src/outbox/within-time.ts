import { AppError } from '@mortise/shared';

/**
 * Waits for `work`, but no longer than `milliseconds`. The work itself cannot be stopped.
 * @throws AppError DEADLINE_EXCEEDED, or what `work` throws in time
 */
export async function withinTime<T>(work: () => T | Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('DEADLINE_EXCEEDED')), milliseconds);
  });
  try {
    return await Promise.race([Promise.resolve().then(work), late]);
  } finally {
    clearTimeout(timer);
  }
}
