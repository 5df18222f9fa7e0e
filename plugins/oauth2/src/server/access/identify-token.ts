import type { ForeignIdentity, ForeignTokens, RecordsPort, ServedApi, ServedApis } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { ClientStore } from '../clients/client-store';
import type { ClientRow } from '../clients/client-row';
import type { ArtifactStore, StoredArtifact } from '../storage/artifact-store';
import { narrowingOf } from './narrowing';

/** How our access tokens begin, so that they are told from others, and found by those who look for leaked ones. */
export const TOKEN_PREFIX = 'mst_';
export const REFRESH_PREFIX = 'msr_';
const FORM = /^mst_[\w-]{43}$/;

interface TokenServices {
  readonly artifacts: ArtifactStore;
  readonly clients: ClientStore;
  readonly records: RecordsPort;
  readonly apis: () => ServedApis | undefined;
}

/** Who an access token stands for: its client with the client's roles, or the user who consented, never with more than its scope. */
export function accessTokens({ artifacts, clients, records, apis }: TokenServices): ForeignTokens {
  return {
    id: 'oauth2',
    recognises: (token) => FORM.test(token),
    async identify(token) {
      const found = await artifacts.findAccessToken(token);
      if (!found) throw new AppError('INVALID_TOKEN');
      if (found.isExpired) throw new AppError('INVALID_TOKEN');
      const client = await clients.find(found.payload.clientId ?? '');
      if (client?.enabled !== true) throw new AppError('BLOCKED_TOKEN');
      return found.model === 'ClientCredentials' ? ofClient(found, client, apis()) : ofUser(found, client, { artifacts, records });
    },
  };
}

function ofClient(found: StoredArtifact, client: ClientRow, apis: ServedApis | undefined): ForeignIdentity {
  if (!client.grantTypes.includes('client_credentials')) throw new AppError('BLOCKED_TOKEN');
  const { aud, extra } = found.payload;
  const api = extra?.api === undefined ? undefined : apis?.get(extra.api);
  // The API that gave it is gone, or off, or its client's no more.
  if ((aud !== undefined && api === undefined) || client.apis?.some((id) => id === api?.id) === false) throw new AppError('BLOCKED_TOKEN');
  return { ...common(found, client, api), roles: client.roles };
}

async function ofUser(
  found: StoredArtifact,
  client: ClientRow,
  { artifacts, records }: Pick<TokenServices, 'artifacts' | 'records'>,
): Promise<ForeignIdentity> {
  const { accountId = '', grantId = '' } = found.payload;
  if (!client.grantTypes.includes('authorization_code')) throw new AppError('BLOCKED_TOKEN');
  const grant = await artifacts.find('Grant', grantId);
  if (grant?.isExpired !== false || grant.payload.accountId !== accountId) throw new AppError('BLOCKED_TOKEN');
  const user = await records.findOne<{ readonly id: number }>('users', { filter: { id: Number(accountId) }, fields: ['id'] });
  if (!user) throw new AppError('NOT_EXIST_USER');
  return { ...common(found, client), userId: user.id };
}

function common({ payload, exp }: StoredArtifact, client: ClientRow, api?: ServedApi): Omit<ForeignIdentity, 'roles' | 'userId'> {
  const narrowing = narrowingOf(payload.scope, client, api);
  return { kind: 'oauthClient', id: `oauthClient:${client.clientId}`, narrowing, expiresAt: new Date(exp * 1000) };
}
