import {
  type ActionCall,
  type CredentialsPort,
  type PasswordsPort,
  type ResourceDefinition,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

const snippet = 'pm.users';
const body = { type: 'object', properties: { password: { type: ['string', 'null'] } } } as const;

interface UsersDeps {
  readonly passwords: PasswordsPort;
  readonly credentials: CredentialsPort;
}

/** `/api/users:…`: the standard actions, which here also take a `password`. */
export function usersResource({ passwords, credentials }: UsersDeps): ResourceDefinition {
  return {
    name: 'users',
    collection: 'users',
    actions: {
      list: { standard: 'list', permission: { kind: 'granted', grant: 'view', snippet } },
      get: { standard: 'get', permission: { kind: 'granted', grant: 'view', snippet } },
      destroy: { standard: 'destroy', permission: { kind: 'granted', grant: 'destroy', snippet } },
      create: defineAction({
        permission: { kind: 'granted', grant: 'create', snippet },
        safe: false,
        body,
        async run(call) {
          const { password, values } = split(call);
          return call.standard({ values, systemValues: await passwordColumns(password, passwords) });
        },
      }),
      update: defineAction({
        permission: { kind: 'granted', grant: 'update', snippet },
        safe: false,
        body,
        async run(call) {
          const { password, values } = split(call);
          if (password === undefined) return call.standard({ values });
          const userId = onlyKey(call.keys);
          const result = await call.standard({ values, systemValues: await passwordColumns(password, passwords) });
          await credentials.revoke({ userId, kind: 'session' });
          return result;
        },
      }),
    },
  };
}

/** Takes the password out of the values, and the column that only the password may change. */
function split(call: ActionCall): { password: string | undefined; values: JsonObject } {
  const { password, passwordChangedAt: _readOnly, ...values }: JsonObject = isJsonObject(call.values) ? call.values : {};
  return { password: typeof password === 'string' ? password : undefined, values };
}

async function passwordColumns(password: string | undefined, passwords: PasswordsPort): Promise<Record<string, JsonValue>> {
  if (password === undefined) return {};
  return { passwordHash: await passwords.hash(password), passwordChangedAt: new Date().toISOString() };
}

/** A password is set for one user at a time. */
function onlyKey(keys: readonly string[] | undefined): number {
  const [key] = keys ?? [];
  if (key === undefined || keys?.length !== 1) throw new AppError('RECORD_KEY_REQUIRED', { field: 'password' });
  return Number(key);
}
