import {
  type AccessPort,
  type ActionCall,
  type CredentialsPort,
  type PasswordsPort,
  type ResourceDefinition,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type UpdateProfileDeps, updateProfile } from './update-profile';

const snippet = 'pm.users';
const body = { type: 'object', properties: { password: { type: ['string', 'null'] } } } as const;

/** As the standard actions, with a password besides. */
const AS_STANDARD = { input: 'standard', output: 'standard' } as const;

interface UsersDeps extends UpdateProfileDeps {
  readonly access: AccessPort;
  readonly passwords: PasswordsPort;
  readonly credentials: CredentialsPort;
}

/** `/api/users:…`: the standard actions, which here also take a `password`, and everybody's own profile. */
export function usersResource(deps: UsersDeps): ResourceDefinition {
  const { access, passwords, credentials } = deps;
  return {
    name: 'users',
    collection: 'users',
    actions: {
      list: { standard: 'list', permission: { kind: 'granted', grant: 'view', snippet } },
      get: { standard: 'get', permission: { kind: 'granted', grant: 'view', snippet } },
      destroy: { standard: 'destroy', permission: { kind: 'granted', grant: 'destroy', snippet } },
      updateProfile: updateProfile(deps),
      create: defineAction({
        permission: { kind: 'granted', grant: 'create', snippet },
        safe: false,
        body,
        describe: AS_STANDARD,
        async run(call) {
          const { password, values } = split(call);
          if (password !== undefined) await requireAllFields(call, 'create', access);
          return call.standard({ values, systemValues: await passwordColumns(password, passwords) });
        },
      }),
      update: defineAction({
        permission: { kind: 'granted', grant: 'update', snippet },
        safe: false,
        body,
        describe: AS_STANDARD,
        async run(call) {
          const { password, values } = split(call);
          if (password === undefined) return call.standard({ values });
          const userId = onlyKey(call.keys);
          requireOtherThanKeyOwner(call, userId);
          await requireAllFields(call, 'update', access);
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

/**
 * A grant that lists its fields cannot list the password, so it does not cover it either.
 * @throws AppError FIELD_DENIED
 */
async function requireAllFields(
  { principal, dataSource, resource, collection }: ActionCall,
  grant: string,
  access: AccessPort,
): Promise<void> {
  const decision = await access.decide(principal, { dataSource, resource, grant, snippet, collection });
  if (!decision.allowed || decision.fields !== undefined) throw new AppError('FIELD_DENIED', { field: 'password' });
}

/**
 * Whoever found a key could otherwise sign in as its owner, with all of the owner's roles.
 * @throws AppError ACTION_DENIED
 */
function requireOtherThanKeyOwner({ principal, resource }: ActionCall, userId: number): void {
  if (principal.kind !== 'user' && principal.userId === userId) {
    throw new AppError('ACTION_DENIED', { resource, reason: 'an API key does not set the password of its owner' });
  }
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
