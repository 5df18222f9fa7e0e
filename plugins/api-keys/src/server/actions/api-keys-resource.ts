import {
  type ActionPermission,
  type CredentialsPort,
  type RecordsPort,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type Principal, isJsonObject } from '@mortise/shared';
import type { IssuedKey } from '../key-issuer';

const permission: ActionPermission = { kind: 'granted', snippet: 'pm.api-keys.configuration' };
/** Everybody sees and ends their own living keys only. */
const scope: JsonObject = { kind: 'apiKey', userId: '{{$user.id}}', revokedAt: null };

interface ApiKeysDeps {
  readonly credentials: CredentialsPort;
  readonly records: RecordsPort;
  readonly issue: (values: JsonObject, principal: Principal) => Promise<IssuedKey>;
}

/** `/api/apiKeys:…` */
export function apiKeysResource({ credentials, records, issue }: ApiKeysDeps): ResourceDefinition {
  return {
    name: 'apiKeys',
    collection: 'credentials',
    scope,
    actions: {
      list: { standard: 'list', permission },
      get: { standard: 'get', permission },
      create: defineAction({
        permission,
        safe: false,
        body: { type: 'object' },
        async run({ values, principal }) {
          const { token, id } = await issue(isJsonObject(values) ? values : {}, principal);
          return answer({ token, id });
        },
      }),
      destroy: defineAction({
        permission,
        safe: false,
        async run({ keys, principal }) {
          const ids = await findOwnKeys(records, keys, principal);
          for (const id of ids) await credentials.revoke({ id });
          return answer(ids.length);
        },
      }),
    },
  };
}

/** @throws AppError FILTER_REQUIRED, RECORD_NOT_FOUND unless all of them are living keys of the caller */
async function findOwnKeys(records: RecordsPort, keys: readonly string[] | undefined, { userId }: Principal): Promise<number[]> {
  if (keys === undefined || keys.length === 0) throw new AppError('FILTER_REQUIRED');
  const wanted = [...new Set(keys)];
  if (userId === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: 'apiKeys' });
  const filter = { ...scope, userId, 'id.$in': wanted };
  const rows = await records.find<{ id: number }>('credentials', { filter, fields: ['id'] });
  if (rows.length < wanted.length) throw new AppError('RECORD_NOT_FOUND', { collection: 'apiKeys' });
  return rows.map(({ id }) => id);
}
