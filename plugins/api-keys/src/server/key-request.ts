import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { readLifeSeconds } from './expiry';

const NAME_MAX_LENGTH = 100;
const KNOWN: ReadonlySet<string> = new Set(['name', 'role', 'roleName', 'expiresIn', 'expiresAt', 'userId']);

/** What the body of `apiKeys:create` asks for. */
export interface KeyRequest {
  readonly name: string;
  readonly roleName: string;
  readonly lifeSeconds: number;
  /** Owner, when it is not the caller. */
  readonly userId: number | undefined;
}

/** @throws AppError FIELD_UNKNOWN, VALUE_REQUIRED, VALUE_INVALID, EXPIRY_INVALID */
export function readKeyRequest(values: JsonObject, now: number): KeyRequest {
  const unknown = Object.keys(values).find((field) => !KNOWN.has(field));
  if (unknown !== undefined) throw new AppError('FIELD_UNKNOWN', { field: unknown, collection: 'apiKeys' });
  return {
    name: readName(values['name'] ?? null),
    roleName: readRole(values),
    lifeSeconds: readLifeSeconds(values, now),
    userId: readUserId(values),
  };
}

function readName(value: JsonValue): string {
  const name = typeof value === 'string' ? value.trim() : value;
  if (name === null || name === '') throw new AppError('VALUE_REQUIRED', { field: 'name' });
  if (typeof name !== 'string' || [...name].length > NAME_MAX_LENGTH || name.includes('\u0000')) {
    throw new AppError('VALUE_INVALID', { field: 'name', expected: `string of at most ${NAME_MAX_LENGTH} characters` });
  }
  return name;
}

/** `role: {name}`, `role: "name"` or `roleName: "name"`. */
function readRole(values: JsonObject): string {
  const role = values['role'] ?? values['roleName'] ?? null;
  const name = isJsonObject(role) ? (role['name'] ?? null) : role;
  if (name === null || name === '') throw new AppError('VALUE_REQUIRED', { field: 'role' });
  if (typeof name !== 'string')
    throw new AppError('VALUE_INVALID', { field: 'role', expected: 'the name of a role, or an object with its name' });
  return name;
}

function readUserId(values: JsonObject): number | undefined {
  const userId = values['userId'] ?? null;
  if (userId === null) return undefined;
  if (typeof userId !== 'number' || !Number.isSafeInteger(userId) || userId < 1) {
    throw new AppError('VALUE_INVALID', { field: 'userId', expected: 'the id of a user' });
  }
  return userId;
}
