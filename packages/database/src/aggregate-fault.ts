import { isNativeError } from 'node:util/types';
import { AppError, isAppError } from '@mortise/shared';

/** A sum of doubles beyond every double: PostgreSQL calls it out of range, in SQLite the statement is made to fail. */
export function aggregateFault(error: unknown): unknown {
  const isEndless = isAppError(error) ? error.code === 'VALUE_INVALID' : isNativeError(error) && error.message.includes('malformed JSON');
  if (!isEndless) return error;
  return new AppError('VALUE_INVALID', { field: 'measures', expected: 'sums a 64-bit floating point number can hold' }, { cause: error });
}
