import type { Log, RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { Provider, ProviderContext, StoredToken } from 'oidc-provider';
import { REFRESH_PREFIX, TOKEN_PREFIX } from '../access/identify-token';
import type { ClientSignIns } from '../clients/client-sign-ins';
import type { ClientStore } from '../clients/client-store';
import type { ArtifactStore } from '../storage/artifact-store';
import type { Endpoints } from '../http/endpoints';
import { adapterFactory } from './adapters';
import type { ApiAddresses } from './api-address';
import { addClientCredentials } from './client-credentials';
import { correctErrors } from './correct-errors';
import { configurationOf } from './configuration';
import { limitSignIns } from './limit-sign-ins';
import { loadLibrary } from './load-library';

export interface ProviderServices {
  readonly endpoints: Endpoints;
  readonly artifacts: ArtifactStore;
  readonly clients: ClientStore;
  readonly signIns: ClientSignIns;
  readonly records: RecordsPort;
  readonly log: Log;
  /** Signs the cookies of a consent that is under way. */
  readonly cookieKey: string;
  /** The API each request for a token was sent to, if it was sent to one. */
  readonly apis: ApiAddresses;
}

/** An authorization server as it is known under one origin. */
export async function createProvider(issuer: string, keys: readonly JsonObject[], services: ProviderServices): Promise<Provider> {
  const { Provider: Library, errors } = await loadLibrary();
  const { endpoints, artifacts, clients, records, apis, cookieKey, log, signIns } = services;
  const adapter = adapterFactory({ artifacts, clients, faults: errors });
  const provider = new Library(issuer, configurationOf({ endpoints, issuer, adapter, keys, cookieKey, records, apis, faults: errors }));
  standBehindProxy(provider);
  nameTokens(provider);
  addClientCredentials({ provider, faults: errors, apis });
  provider.use((ctx, next) => correctErrors(ctx, next, { endpoints, address: apis.get(ctx.req) }));
  limitSignIns({ endpoints, apis, provider, current: () => contextOf(Library), signIns, clients, faults: errors });
  provider.on('error', (error) => log.error('An answer of OAuth could not be sent', { error }));
  provider.on('server_error', (_ctx, error) => log.error('An OAuth request failed', { error }));
  return provider;
}

function contextOf({ ctx }: typeof Provider): ProviderContext {
  if (ctx === undefined) throw new TypeError('The library is not answering a request');
  return ctx;
}

/** The address people reach this server by has been worked out already, with its trusted proxies. */
function standBehindProxy(provider: Provider): void {
  const { host, protocol } = new URL(provider.issuer);
  Object.defineProperties(provider.request, {
    host: { get: () => host },
    protocol: { get: () => protocol.slice(0, -1) },
  });
}

/** What the library makes up, 256 random bits, behind a prefix. */
function nameTokens({ AccessToken, ClientCredentials, RefreshToken }: Provider): void {
  prefixTokens(AccessToken.prototype, TOKEN_PREFIX);
  prefixTokens(ClientCredentials.prototype, TOKEN_PREFIX);
  prefixTokens(RefreshToken.prototype, REFRESH_PREFIX);
}

function prefixTokens(prototype: StoredToken, prefix: string): void {
  const generate = prototype.generateTokenId;
  prototype.generateTokenId = function generateNamed() {
    return prefix + generate.call(this);
  };
}
