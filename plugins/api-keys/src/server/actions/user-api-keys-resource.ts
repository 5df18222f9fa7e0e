import { type ActionCall, type ActionPermission, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { findKeys } from '../find-keys';
import type { ApiKeysDeps } from './api-keys-resource';

const manage: ActionPermission = { kind: 'granted', snippet: 'pm.api-keys.manage' };

/** `/api/users/<id>/apiKeys:…`: who manages keys sees and ends those of any user. */
export function userApiKeysResource({ credentials, records, announce }: Omit<ApiKeysDeps, 'issue'>): ResourceDefinition {
  return {
    name: 'users.apiKeys',
    collection: 'credentials',
    scope: { kind: 'apiKey', revokedAt: null },
    actions: {
      list: defineAction({
        permission: manage,
        safe: true,
        describe: { output: 'standard' },
        run: (call) => call.standard({ scope: { userId: userIdOf(call) } }),
      }),
      destroy: defineAction({
        permission: manage,
        safe: false,
        describe: { output: { type: 'integer', minimum: 0 } },
        async run(call) {
          const userId = userIdOf(call);
          const ids = await findKeys(records, call.keys, userId);
          for (const id of ids) await credentials.revoke({ id });
          announce(userId);
          return answer(ids.length);
        },
      }),
    },
  };
}

/** @throws AppError RECORD_NOT_FOUND for a path without the key of a user */
function userIdOf({ sourceKey }: ActionCall): number {
  if (sourceKey === undefined || !/^\d{1,15}$/.test(sourceKey)) throw new AppError('RECORD_NOT_FOUND', { collection: 'users' });
  return Number(sourceKey);
}
