import { type RecordsPort, requireKeys } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/**
 * The ids of a user's living keys.
 * @throws AppError FILTER_REQUIRED without keys, RECORD_NOT_FOUND unless all of them are living keys of that user
 */
export async function findKeys(records: RecordsPort, keys: readonly string[] | undefined, userId: number | undefined): Promise<number[]> {
  const wanted = [...new Set(requireKeys({ keys }))];
  if (userId === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: 'apiKeys' });
  const filter = { kind: 'apiKey', revokedAt: null, userId, 'id.$in': wanted };
  const rows = await records.find<{ id: number }>('credentials', { filter, fields: ['id'] });
  if (rows.length < wanted.length) throw new AppError('RECORD_NOT_FOUND', { collection: 'apiKeys' });
  return rows.map(({ id }) => id);
}
