import { AppError } from '@mortise/shared';
import type { ActionCall } from '../ports/actions';

/** The one record an action works on. @throws AppError RECORD_KEY_REQUIRED unless exactly one key is given */
export function requireKey({ keys }: Pick<ActionCall, 'keys'>): string {
  const [only, ...more] = keys ?? [];
  if (only === undefined || more.length > 0) throw new AppError('RECORD_KEY_REQUIRED');
  return only;
}

/** The records a change is meant for. @throws AppError FILTER_REQUIRED when none is named */
export function requireKeys({ keys }: Pick<ActionCall, 'keys'>): readonly string[] {
  if (keys === undefined || keys.length === 0) throw new AppError('FILTER_REQUIRED');
  return keys;
}

/** The parent's key in `/users/1/roles:list`. @throws AppError RECORD_KEY_REQUIRED */
export function requireParentKey({ sourceKey }: Pick<ActionCall, 'sourceKey'>): string {
  if (sourceKey === undefined) throw new AppError('RECORD_KEY_REQUIRED');
  return sourceKey;
}
