import {
  type ActionPermission,
  type CredentialsPort,
  type RecordsPort,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { type JsonObject, type Principal, isJsonObject } from '@mortise/shared';
import type { IssuedKey } from '../key-issuer';
import { findKeys } from '../find-keys';

const own: ActionPermission = { kind: 'granted', snippet: 'pm.api-keys.configuration' };

const text = { type: 'string' } as const;
const NEW_KEY = {
  type: 'object',
  required: ['name', 'roleName'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    roleName: text,
    expiresIn: text,
    expiresAt: { type: 'string', format: 'date-time' },
    userId: { type: 'integer' },
  },
} as const;
const ISSUED_KEY = { type: 'object', required: ['token', 'id'], properties: { token: text, id: { type: 'integer' } } } as const;

export interface ApiKeysDeps {
  readonly credentials: CredentialsPort;
  readonly records: RecordsPort;
  readonly issue: (values: JsonObject, principal: Principal) => Promise<IssuedKey>;
  /** Tells the owner's open pages that there are other keys now. */
  readonly announce: (userId: number) => void;
}

/** `/api/apiKeys:…`: everybody sees and ends their own living keys. */
export function apiKeysResource({ credentials, records, issue, announce }: ApiKeysDeps): ResourceDefinition {
  return {
    name: 'apiKeys',
    collection: 'credentials',
    scope: { kind: 'apiKey', userId: '{{$user.id}}', revokedAt: null },
    actions: {
      list: { standard: 'list', permission: own },
      get: { standard: 'get', permission: own },
      create: defineAction({
        permission: own,
        safe: false,
        body: { type: 'object' },
        describe: { input: NEW_KEY, output: ISSUED_KEY },
        async run({ values, principal }) {
          const { token, id } = await issue(isJsonObject(values) ? values : {}, principal);
          return answer({ token, id });
        },
      }),
      destroy: defineAction({
        permission: own,
        safe: false,
        describe: { output: { type: 'integer', minimum: 0 } },
        async run({ keys, principal }) {
          const ids = await findKeys(records, keys, principal.userId);
          for (const id of ids) await credentials.revoke({ id });
          if (principal.userId !== undefined) announce(principal.userId);
          return answer(ids.length);
        },
      }),
    },
  };
}
