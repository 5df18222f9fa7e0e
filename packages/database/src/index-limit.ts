import { isNativeError } from 'node:util/types';
import { AppError, type Collection, type ErrorDetails } from '@mortise/shared';
import { faultCode } from './connection/driver-faults';

/** What an index of PostgreSQL takes of one row; a text that compresses well may be longer. */
const EXPECTED = 'short enough for its index, about 2,700 bytes';

/** True when a row is too long for an index, of which PostgreSQL does not always say which one it is. */
export function isTooLongForIndex(error: Error): boolean {
  return faultCode(error) === '54000' && error.message.startsWith('index row ');
}

export function indexLimitDetails(fields: readonly string[]): ErrorDetails {
  return { field: fields.join(', '), expected: EXPECTED };
}

/** The fields whose texts stand in an index of the collection. */
export function indexedTexts({ columns, uniqueTogether }: Collection): readonly string[] {
  const together = new Set(uniqueTogether.flat());
  return columns
    .filter(({ type, unique, index, name }) => (type === 'text' || type === 'string') && (unique || index || together.has(name)))
    .map(({ name }) => name);
}

/** @throws AppError VALUE_INVALID when values are too long for the index `work` makes, otherwise what it throws */
export async function withinIndexLimit(columns: readonly string[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isNativeError(error) || !isTooLongForIndex(error)) throw error;
    throw new AppError('VALUE_INVALID', indexLimitDetails(columns), { cause: error });
  }
}
