import { AppError } from '@mortise/shared';

/** @throws AppError FILTER_REQUIRED: a change must say what it is meant for */
export function requireKeys(keys: readonly string[] | undefined): readonly string[] {
  if (keys === undefined || keys.length === 0) throw new AppError('FILTER_REQUIRED');
  return keys;
}

/** @throws AppError RECORD_KEY_REQUIRED unless exactly one key is given */
export function requireOne(keys: readonly string[] | undefined): string {
  const [only] = keys ?? [];
  if (only === undefined || keys?.length !== 1) throw new AppError('RECORD_KEY_REQUIRED');
  return only;
}
