import type { errors } from 'oidc-provider';
import type { ClientRow } from '../clients/client-row';
import type { ClientStore } from '../clients/client-store';
import type { ArtifactPayload, ArtifactStore } from '../storage/artifact-store';

/** How the library stores what it knows: one adapter for each of its models. */
interface Adapter {
  find(id: string): Promise<object | undefined>;
  findByUid(uid: string): Promise<undefined>;
  findByUserCode(code: string): Promise<undefined>;
  upsert(id: string, payload: ArtifactPayload, life: number): Promise<void>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

const NOTHING: Adapter = {
  find: () => Promise.resolve(undefined),
  findByUid: () => Promise.resolve(undefined),
  findByUserCode: () => Promise.resolve(undefined),
  upsert: () => Promise.resolve(),
  consume: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  revokeByGrantId: () => Promise.resolve(),
};

interface AdapterServices {
  readonly artifacts: ArtifactStore;
  readonly clients: ClientStore;
  readonly faults: typeof errors;
}

/** The library makes an adapter of each model by calling this. */
export function adapterFactory({ artifacts, clients, faults }: AdapterServices): (model: string) => Adapter {
  return (model) => {
    if (model === 'Client') return { ...NOTHING, find: (id) => findClient(clients, id) };
    // The session of a browser is that of this server's users. The library's own would outlive it, or be somebody else's.
    if (model === 'Session') return NOTHING;
    return artifactAdapter(model, artifacts, faults);
  };
}

function artifactAdapter(model: string, artifacts: ArtifactStore, faults: typeof errors): Adapter {
  return {
    ...NOTHING,
    async find(id) {
      const found = await artifacts.find(model, id);
      if (!found) return undefined;
      return { ...found.payload, jti: id, ...(found.consumed === null ? {} : { consumed: found.consumed }) };
    },
    upsert: (id, payload, life) => artifacts.save(model, id, { payload, life }),
    async consume(id) {
      if (await artifacts.consume(model, id)) return;
      // Used twice at the same moment is used twice: what came of it ends (RFC 9700, 4.14.2).
      const grantId = (await artifacts.find(model, id))?.payload.grantId;
      if (grantId !== undefined) await artifacts.destroy('Grant', grantId);
      throw new faults.InvalidGrant('already used');
    },
    destroy: (id) => artifacts.destroy(model, id),
    revokeByGrantId: (grantId) => artifacts.destroyOfGrant(model, grantId),
  };
}

async function findClient(clients: ClientStore, clientId: string): Promise<object | undefined> {
  const client = await clients.find(clientId);
  // Takes as long as a wrong secret does.
  if (!client) await clients.hasSecret(clientId, '');
  return client?.enabled === true ? metadataOf(client) : undefined;
}

/** As RFC 7591 names it. Secrets are compared elsewhere, with their hashes. */
function metadataOf(client: ClientRow): object {
  const hasCode = client.grantTypes.includes('authorization_code');
  const secret = client.isPublic ? { token_endpoint_auth_method: 'none' } : { client_secret: 'stored as a hash' };
  return {
    client_id: client.clientId,
    client_name: client.title ?? client.clientId,
    ...secret,
    grant_types: client.grantTypes,
    response_types: hasCode ? ['code'] : [],
    redirect_uris: hasCode ? client.redirectUris : [],
    scope: ['openid', 'profile', 'offline_access', ...client.rights].join(' '),
    token_lifetime: client.tokenLifetime,
    ...(client.apis === null ? {} : { apis: client.apis }),
  };
}
