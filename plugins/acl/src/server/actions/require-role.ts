import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { ROLES } from '../collections/names';

/** @throws AppError RECORD_NOT_FOUND */
export async function requireRole(records: AclServices['records'], name: string): Promise<void> {
  if ((await records.count(ROLES, { name })) === 0) throw new AppError('RECORD_NOT_FOUND', { collection: ROLES, key: name });
}
