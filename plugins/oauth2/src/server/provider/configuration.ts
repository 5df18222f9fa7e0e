import type { RecordsPort, ServedApi } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { InteractionDetails, ProviderContext, StoredClient, StoredToken, errors } from 'oidc-provider';
import { RIGHTS } from '../clients/client-row';
import type { Endpoints } from '../http/endpoints';
import { renderError } from '../http/error-page';
import type { ApiAddresses } from './api-address';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Nothing but what is written here is offered. */
const FEATURES = {
  clientCredentials: { enabled: true },
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  resourceIndicators: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: true },
};

interface ConfigurationParts {
  readonly endpoints: Endpoints;
  readonly issuer: string;
  readonly adapter: unknown;
  readonly keys: readonly JsonObject[];
  readonly cookieKey: string;
  readonly records: RecordsPort;
  readonly faults: typeof errors;
  readonly apis: ApiAddresses;
}

/** What the library is told: codes with PKCE (RFC 7636), client credentials, refresh tokens that are used once; nothing implicit. */
export function configurationOf(parts: ConfigurationParts): Readonly<Record<string, unknown>> {
  const { endpoints, issuer, adapter, keys, cookieKey, records, faults, apis } = parts;
  const account = accountsOf(records);
  return {
    adapter,
    jwks: { keys },
    cookies: { keys: [cookieKey] },
    routes: endpoints.routes,
    scopes: ['openid', 'offline_access', 'profile', ...RIGHTS],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    responseTypes: ['code'],
    subjectTypes: ['public'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    extraClientMetadata: { properties: ['token_lifetime', 'apis'] },
    clientBasedCORS: (_ctx: ProviderContext, origin: string, client: StoredClient) => isOwnPage(origin, issuer, client),
    clockTolerance: 0,
    expiresWithSession: () => false,
    extraTokenClaims: ({ req }: ProviderContext) => claimsOf(apis.get(req)?.api),
    findAccount: (_ctx: ProviderContext, id: string) => account(id),
    features: {
      ...FEATURES,
      introspection: { enabled: true, allowedPolicy: introspectable(account) },
      revocation: { enabled: true, allowedPolicy: revocable(faults) },
    },
    interactions: { url: (_ctx: ProviderContext, { uid }: InteractionDetails) => `${endpoints.interactions}${uid}` },
    issueRefreshToken: (_ctx: ProviderContext, client: StoredClient) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: grantOfThisConsent,
    pkce: { required: () => true },
    renderError,
    rotateRefreshToken: true,
    ttl: lifetimes(),
  };
}

/** By which a token is known to be for an API alone, whatever that is called by then. */
function claimsOf(api: ServedApi | undefined): Readonly<Record<string, unknown>> | undefined {
  return api && { api: api.id };
}

function lifetimes(): Readonly<Record<string, unknown>> {
  const ofClient = (_ctx: ProviderContext, _token: StoredToken, client: StoredClient): number => client.token_lifetime;
  return {
    AccessToken: ofClient,
    ClientCredentials: ofClient,
    AuthorizationCode: MINUTE,
    IdToken: 10 * MINUTE,
    Interaction: 10 * MINUTE,
    Session: 10 * MINUTE,
    RefreshToken: 14 * DAY,
    // Whatever is refreshed, people are asked again after this.
    Grant: 90 * DAY,
  };
}

/** Pages of this server, and those the client's answers are sent to. */
function isOwnPage(origin: string, issuer: string, { redirectUris }: StoredClient): boolean {
  return origin === issuer || redirectUris.some((uri) => new URL(uri).origin === origin);
}

interface Account {
  readonly accountId: string;
  claims(): JsonObject;
}

type FindAccount = (id: string) => Promise<Account | undefined>;

function accountsOf(records: RecordsPort): FindAccount {
  return async (id) => {
    const fields = ['id', 'nickname', 'username'];
    const user = await records.findOne<JsonObject>('users', { filter: { id: Number(id) }, fields });
    if (!user) return undefined;
    const { nickname = null, username = null } = user;
    return { accountId: id, claims: () => ({ sub: id, name: nickname ?? username, preferred_username: username }) };
  };
}

/** A client learns of its own tokens only, and only while their user is there. */
function introspectable(account: FindAccount): (ctx: ProviderContext, client: StoredClient, token: StoredToken) => Promise<boolean> {
  return async (_ctx, client, token) =>
    token.clientId === client.clientId && (token.accountId === undefined || (await account(token.accountId)) !== undefined);
}

/** A client ends its own tokens only (RFC 7009, 2.1). */
function revocable({ InvalidRequest }: typeof errors): (ctx: ProviderContext, client: StoredClient, token: StoredToken) => boolean {
  return (_ctx, client, token) => {
    if (token.clientId !== client.clientId) throw new InvalidRequest('the token was not issued to this client');
    return true;
  };
}

/** Consent is asked for every time: what was agreed to once is no answer to who is asking now. */
function grantOfThisConsent(ctx: ProviderContext): unknown {
  const { oidc } = ctx as unknown as {
    readonly oidc: { readonly result?: { readonly consent?: { readonly grantId?: string } }; readonly provider: GrantFinder };
  };
  const grantId = oidc.result?.consent?.grantId;
  return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
}

interface GrantFinder {
  readonly Grant: { find(id: string): Promise<unknown> };
}
