import { type ServedApis, core, defineServerPlugin, failureStoreRef, optional } from '@mortise/plugin-api/server';
import { accessTokens } from './access/identify-token';
import { oauthClientsResource } from './actions/oauth-clients-resource';
import { ClientSignIns } from './clients/client-sign-ins';
import { ClientStore } from './clients/client-store';
import { collectionsOfOAuth } from './collections';
import { endpointsBelow } from './http/endpoints';
import { oauthHandlers } from './http/handlers';
import { PageOrigins } from './http/page-origins';
import type { ApiAddresses } from './provider/api-address';
import { Providers } from './provider/providers';
import { ArtifactStore } from './storage/artifact-store';
import { SigningKeys } from './storage/signing-keys';

/** Milliseconds between two looks for what has expired. */
const CLEANING_INTERVAL = 5 * 60_000;

/** Gives programs tokens of their own with limited rights. */
export const oauth2Plugin = defineServerPlugin({
  id: 'oauth2',
  needs: {
    access: core.access,
    collections: core.collections,
    failures: optional(failureStoreRef),
    identity: core.identity,
    pipeline: core.pipeline,
    records: core.records,
    resources: core.resources,
    secrets: core.secrets,
    timers: core.timers,
    tokens: core.tokens,
  },
  async setup({ access, collections, failures, identity, pipeline, records, resources, secrets, timers, tokens }, context) {
    for (const collection of collectionsOfOAuth) await collections.define(collection);
    const endpoints = endpointsBelow(resources.apiBase);
    const artifacts = new ArtifactStore(records, access);
    const clients = new ClientStore({ records, access, artifacts });
    await collections.onRename((renamed) => clients.renameTables(renamed));
    const keys = new SigningKeys({ records, secrets, access });
    const apis: ApiAddresses = new WeakMap();
    const cookieKey = tokens.mac('oauth2', 'cookies');
    const signIns = new ClientSignIns(failures);
    const providers = new Providers({ endpoints, artifacts, clients, signIns, records, log: context.log, cookieKey, apis }, keys);
    const served = (): ServedApis | undefined => pipeline.apis();
    identity.addForeignTokens(accessTokens({ artifacts, clients, records, apis: served }));
    resources.define(oauthClientsResource({ clients, keys, records, apis: served }));
    for (const handler of oauthHandlers({ endpoints, providers, served, signIns, apis, clients })) pipeline.handler(handler);
    const origins = new PageOrigins(endpoints, records);
    pipeline.allowOrigins(origins);
    context.onStart(() => origins.reload());
    access.onChange(async () => {
      providers.checkKeysLater();
      await origins.reload();
    });
    timers.every(CLEANING_INTERVAL, 'expired tokens', () => artifacts.destroyExpired());
  },
});
