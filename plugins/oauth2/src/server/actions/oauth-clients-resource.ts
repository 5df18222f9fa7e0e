import {
  type ActionCall,
  type ActionDefinition,
  type ActionPermission,
  type RecordsPort,
  type ResourceDefinition,
  type ServedApis,
  answer,
  defineAction,
  requireKey,
  requireKnownApis,
} from '@mortise/plugin-api/server';
import { ROOT_ROLE } from '@mortise/plugin-acl/contract';
import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { CREATE_BODY, UPDATE_BODY, readClient } from '../clients/client-input';
import type { ClientRow } from '../clients/client-row';
import { newSecret } from '../clients/client-secret';
import type { ClientStore } from '../clients/client-store';
import { CLIENTS, CLIENT_SECRETS } from '../collections';
import type { SigningKeys } from '../storage/signing-keys';
import { CLIENT, CLIENT_KEY, CLIENT_WITH_SECRETS, DONE, NEW_CLIENT, NEW_SECRET } from './docs';

/** Whoever makes clients gives programs rights, so it is a right of administrators only. */
const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.oauth2' };
const MAX_OVERLAP_SECONDS = 30 * 24 * 60 * 60;

interface ClientServices {
  readonly clients: ClientStore;
  readonly keys: SigningKeys;
  readonly records: RecordsPort;
  readonly apis: () => ServedApis | undefined;
}

/** `/api/oauthClients:…` */
export function oauthClientsResource(services: ClientServices): ResourceDefinition {
  return {
    name: 'oauthClients',
    collection: CLIENTS,
    actions: {
      list: { standard: 'list', permission: MANAGE },
      get: getAction(services),
      create: createAction(services),
      update: updateAction(services),
      destroy: destroyAction(services),
      rotateSecret: rotateSecretAction(services),
      revokeSecret: revokeSecretAction(services),
      rotateSigningKey: rotateSigningKeyAction(services),
    },
  };
}

function getAction({ clients }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: true,
    describe: { output: CLIENT_WITH_SECRETS },
    async run(call) {
      const client = await clients.get(requireKey(call));
      const secrets = (await clients.secrets(client.clientId)).map(({ id, hint, exp, createdAt }) => ({
        id,
        hint,
        expiresAt: exp === null ? null : new Date(exp * 1000).toISOString(),
        createdAt,
      }));
      return answer({ ...plain(client), secrets });
    },
  });
}

function createAction({ clients, records, apis }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: NEW_CLIENT },
    body: CREATE_BODY,
    async run(call) {
      const userId = personOf(call);
      const client = readClient(call.values);
      requireKnownApis(client.apis, { before: null, apis: apis() });
      await checkClient(client, { call, records });
      const secret = client.isPublic ? undefined : newSecret();
      await clients.create(client, { secret, userId });
      return answer({ ...plain(client), secret: secret?.secret ?? null });
    },
  });
}

function updateAction({ clients, records, apis }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: CLIENT },
    body: UPDATE_BODY,
    async run(call) {
      const userId = personOf(call);
      const before = await clients.get(requireKey(call));
      requireRootFor(before, call);
      const client = readClient(call.values, before);
      requireKnownApis(client.apis, { before: before.apis, apis: apis() });
      await checkClient(client, { call, records });
      await clients.update(client, userId);
      return answer(plain(client));
    },
  });
}

function destroyAction({ clients }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: DONE },
    async run(call) {
      const { clientId } = await clients.get(requireKey(call));
      await clients.destroy(clientId);
      return answer(1);
    },
  });
}

function rotateSecretAction({ clients }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { query: CLIENT_KEY, output: NEW_SECRET },
    body: {
      type: 'object',
      additionalProperties: false,
      properties: { overlapSeconds: { type: 'integer', minimum: 0, maximum: MAX_OVERLAP_SECONDS } },
    },
    async run(call) {
      const userId = personOf(call);
      const client = await clients.get(requireKey(call));
      requireRootFor(client, call);
      if (client.isPublic) throw new AppError('VALUE_INVALID', { field: 'isPublic', expected: 'a client with a secret' });
      const overlap = Number(bodyOf(call)['overlapSeconds'] ?? 0);
      const secret = newSecret();
      await clients.rotate(client.clientId, { secret, overlap, userId });
      return answer({ clientId: client.clientId, secret: secret.secret });
    },
  });
}

function revokeSecretAction({ clients }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { query: CLIENT_KEY, output: DONE },
    body: { type: 'object', required: ['id'], additionalProperties: false, properties: { id: { type: 'integer', minimum: 1 } } },
    async run(call) {
      const { clientId } = await clients.get(requireKey(call));
      const id = Number(bodyOf(call)['id']);
      if (!Number.isSafeInteger(id)) throw new AppError('RECORD_NOT_FOUND', { collection: CLIENT_SECRETS });
      await clients.revokeSecret(clientId, id);
      return answer(1);
    },
  });
}

function rotateSigningKeyAction({ keys }: ClientServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: DONE },
    async run() {
      await keys.rotate();
      return answer(1);
    },
  });
}

interface ClientCheck extends Pick<ClientServices, 'records'> {
  readonly call: ActionCall;
}

/** @throws AppError VALUE_INVALID, ACTION_DENIED */
async function checkClient(client: ClientRow, { call, records }: ClientCheck): Promise<void> {
  requireRootFor(client, call);
  const roles = [...client.roles];
  const known = await records.count('roles', { name: { $in: roles } });
  if (known < roles.length) throw new AppError('VALUE_INVALID', { field: 'roles', expected: 'names of roles' });
}

/** Otherwise whoever manages clients could become root. */
function requireRootFor({ roles }: ClientRow, { principal }: ActionCall): void {
  if (!roles.includes(ROOT_ROLE) || principal.roles.includes(ROOT_ROLE)) return;
  throw new AppError('ACTION_DENIED', { resource: 'oauthClients', reason: 'only root manages clients that act as root' });
}

/** Whoever holds a leaked key or token must not be able to make themselves more of them. */
function personOf({ principal }: ActionCall): number {
  if (principal.kind === 'user' && principal.userId !== undefined) return principal.userId;
  throw new AppError('ACTION_DENIED', { resource: 'oauthClients', reason: 'only a signed-in user makes clients and secrets' });
}

function bodyOf({ values }: ActionCall): JsonObject {
  return isJsonObject(values) ? values : {};
}

function plain(client: ClientRow): Record<string, JsonValue> {
  const { clientId, title, enabled, isPublic, tokenLifetime, rights, roles, tables, apis, grantTypes, redirectUris } = client;
  const lists = { rights: [...rights], roles: [...roles], grantTypes: [...grantTypes], redirectUris: [...redirectUris] };
  return { clientId, title, enabled, isPublic, tokenLifetime, ...lists, tables: tables && [...tables], apis: apis && [...apis] };
}
