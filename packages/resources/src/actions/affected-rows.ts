import { type AffectedRows, AppError } from '@mortise/shared';
import type { StandardCall } from './standard-call';

/**
 * To be asked where throwing undoes the write.
 * @throws AppError AFFECTED_ROWS_UNEXPECTED when the call wants to touch another number of records
 */
export function requireAffected({ asked }: Pick<StandardCall, 'asked'>, affected: number): void {
  const { exactly, atMost } = asked?.affected ?? {};
  if (exactly !== undefined && affected !== exactly) throw unexpected(affected, { exactly });
  if (atMost !== undefined && affected > atMost) throw unexpected(affected, { atMost });
}

function unexpected(received: number, wanted: AffectedRows): AppError {
  return new AppError('AFFECTED_ROWS_UNEXPECTED', { received, expected: wanted.exactly ?? `<= ${wanted.atMost}`, ...wanted });
}
