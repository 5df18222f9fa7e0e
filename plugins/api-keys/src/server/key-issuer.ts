import type { AccessPort, CredentialsPort, TokensPort } from '@mortise/plugin-api/server';
import { ROOT_ROLE, type UserRoles } from '@mortise/plugin-acl/contract';
import { AppError, type JsonObject, type Principal } from '@mortise/shared';
import { readKeyRequest } from './key-request';

/** The right to make keys for other users. */
const MANAGE_SNIPPET = 'pm.api-keys.manage';

interface IssuerDeps {
  readonly access: AccessPort;
  readonly credentials: CredentialsPort;
  readonly tokens: TokensPort;
  readonly userRoles: UserRoles;
  /** Tells the owner's open pages that there are other keys now. */
  readonly announce: (userId: number) => void;
}

/** A new key; the token cannot be read again. */
export interface IssuedKey {
  readonly token: string;
  readonly id: number;
}

/**
 * Makes a key that acts as its owner with one of the owner's roles.
 * @throws AppError ACTION_DENIED, ROLE_NOT_OWNED, VALUE_REQUIRED, VALUE_INVALID, EXPIRY_INVALID, FIELD_UNKNOWN
 */
export async function issueKey(values: JsonObject, principal: Principal, deps: IssuerDeps): Promise<IssuedKey> {
  const caller = principal.userId;
  // Whoever holds a leaked key must not be able to make themselves more of them.
  if (principal.kind !== 'user' || caller === undefined)
    throw new AppError('ACTION_DENIED', { resource: 'apiKeys', reason: 'only a signed-in user makes keys' });
  const iat = Math.floor(Date.now() / 1000);
  const { name, roleName, lifeSeconds, userId = caller } = readKeyRequest(values, iat * 1000);
  if (userId !== caller) await requireManage(principal, roleName, deps.access);
  if (!(await deps.userRoles.rolesOf(userId)).includes(roleName)) throw new AppError('ROLE_NOT_OWNED', { role: roleName });
  const exp = iat + lifeSeconds;
  const { id, jti } = await deps.credentials.issue({
    kind: 'apiKey',
    userId,
    name,
    roleName,
    expiresAt: new Date(exp * 1000),
    createdById: caller,
  });
  deps.announce(userId);
  return { id, token: deps.tokens.sign('apiKey', { userId, roleName, jti, iat, exp }) };
}

async function requireManage(principal: Principal, roleName: string, access: AccessPort): Promise<void> {
  // Otherwise whoever manages keys could become root.
  if (roleName === ROOT_ROLE && !principal.roles.includes(ROOT_ROLE)) {
    throw new AppError('ACTION_DENIED', { resource: 'apiKeys', reason: 'only root makes keys of root for others' });
  }
  const question = { dataSource: 'main', resource: 'apiKeys', grant: undefined, snippet: MANAGE_SNIPPET, collection: undefined };
  const decision = await access.decide(principal, question);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: 'apiKeys', reason: decision.reason });
}
