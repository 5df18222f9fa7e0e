import { type ServedApis, core, defineServerPlugin } from '@mortise/plugin-api/server';
import { issuersResource } from './actions/issuers-resource';
import { IssuerStore } from './issuers/issuer-store';
import { issuersCollection } from './issuers/issuers-collection';
import { KeySets } from './keys/key-sets';
import type { Candidate } from './verify/check-token';
import { createForeignTokens } from './verify/foreign-tokens';

/** Accepts tokens that another system has issued. */
export const externalAuthPlugin = defineServerPlugin({
  id: 'external-auth',
  needs: {
    access: core.access,
    collections: core.collections,
    identity: core.identity,
    pipeline: core.pipeline,
    records: core.records,
    resources: core.resources,
    secrets: core.secrets,
  },
  async setup({ access, collections, identity, pipeline, records, resources, secrets }, { log, signal }) {
    await collections.define(issuersCollection);
    const issuers = new IssuerStore(records, access);
    const apis = (): ServedApis | undefined => pipeline.apis();
    const keySets = new KeySets({ log, signal });
    let candidates: readonly Candidate[] = [];
    const reload = async (): Promise<void> => {
      const rows = await issuers.list();
      keySets.keepOnly(rows);
      candidates = rows
        .filter(({ enabled }) => enabled)
        .map(({ secret, ...issuer }) => ({ issuer, secret: secret === null ? undefined : secrets.open(secret) }));
    };
    await reload();
    access.onChange(reload);
    identity.addForeignTokens(createForeignTokens({ candidates: () => candidates, keySets, log, apis }));
    resources.define(issuersResource({ issuers, secrets, keySets, apis }));
  },
});
