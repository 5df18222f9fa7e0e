import { type Log, core, defineServerPlugin, failureStoreRef } from '@mortise/plugin-api/server';
import { disposable } from '@mortise/shared';
import { rateLimitsResource } from './actions/rate-limits-resource';
import { overridesCollection, usageCollection } from './collections';
import { openCounters } from './counting/open-counters';
import { createLimitSteps } from './limits/limit-steps';
import { OverrideStore } from './limits/override-store';
import { Policies } from './limits/policies';
import { readSettings } from './limits/read-settings';
import { UsageCounter } from './usage/usage-counter';
import { UsageStore } from './usage/usage-store';

const FLUSH_MS = 15_000;
const SWEEP_MS = 60_000;
const RETENTION_MS = 3_600_000;

/** Limits how often an address, a user, a key or a client may call. */
export const rateLimitPlugin = defineServerPlugin({
  id: 'rate-limit',
  needs: {
    access: core.access,
    collections: core.collections,
    pipeline: core.pipeline,
    records: core.records,
    redis: core.redis,
    resources: core.resources,
    settings: core.settings,
    timers: core.timers,
    tokens: core.tokens,
  },
  async setup({ access, collections, pipeline, records, redis, resources, settings, timers, tokens }, context) {
    await collections.define(overridesCollection);
    await collections.define(usageCollection);
    const policies = new Policies(readSettings(settings.get()));
    // Installations that share a Redis do not share counts, processes of one installation do: they have the same APP_KEY.
    const prefix = `mortise:rate-limit:${tokens.mac('rate-limit', 'redis').slice(0, 16)}`;
    const counters = await openCounters({ url: redis.url, prefix, log: context.log, whenAway: () => policies.settings.whenRedisIsAway });
    context.onStop(() => counters.close());
    if (counters.failures) context.provide(failureStoreRef, counters.failures);
    const overrides = new OverrideStore(records, access);
    const readOverrides = async (): Promise<void> => {
      policies.useOverrides(await overrides.list());
      counters.limitsChanged();
    };
    await readOverrides();
    access.onChange(readOverrides);
    settings.onChange((values) => {
      policies.useSettings(readSettings(values));
      counters.limitsChanged();
    });
    const usage = new UsageCounter();
    const store = new UsageStore(records, usage);
    // Undone after the steps are gone and before the collections are.
    context.own('usage', 'counted calls', disposable(lastFlush(store, context.log)));
    const steps = createLimitSteps({
      policies,
      counter: counters.counter,
      onCall: (subject, refused) => usage.count(subject, refused, Date.now()),
    });
    pipeline.use('guard', steps.guard);
    pipeline.use('admit', steps.admit);
    resources.define(
      rateLimitsResource({ records, settings, policies, overrides, storeState: () => counters.state(), flush: () => store.flush() }),
    );
    timers.every(FLUSH_MS, 'usage', () => store.flush());
    timers.every(SWEEP_MS, 'windows', () => counters.sweep());
    timers.every(RETENTION_MS, 'old usage', () => store.forgetOld(Date.now()));
  },
});

/** Counts that are lost must not keep the plugin from stopping. */
function lastFlush(store: UsageStore, log: Log): () => Promise<void> {
  return () => store.flush().catch((error: unknown) => log.warn('The last calls were not recorded', { error }));
}
