import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { disposable } from '@mortise/shared';
import { refusalsResource } from './actions/refusals-resource';
import { rulesResource } from './actions/rules-resource';
import { PROTECTION_COLLECTIONS } from './collections';
import { RecentCallers } from './recent/recent-callers';
import { createRefusalLog } from './refusals/refusal-log';
import { LiveRules } from './rules/live-rules';
import { RuleSet } from './rules/rule-set';
import { RuleStore } from './rules/rule-store';
import { admitStep, guardStep, originRule, refusesStream } from './steps';

/** Milliseconds. */
const WRITE_REFUSALS = 5_000;
const PRUNE = 60 * 60_000;
const RETRY = 1_000;
/** A process that died between saving a rule and saying so is made up for. */
const LOOK_AGAIN = 30_000;

const NO_RULES = new RuleSet([]);

/** Decides which addresses and which pages may call this server. */
export const ipProtectionPlugin = defineServerPlugin({
  id: 'ip-protection',
  needs: {
    access: core.access,
    collections: core.collections,
    pipeline: core.pipeline,
    push: core.push,
    records: core.records,
    resources: core.resources,
    settings: core.settings,
    timers: core.timers,
  },
  async setup({ access, collections, pipeline, push, records, resources, settings, timers }, context) {
    for (const definition of PROTECTION_COLLECTIONS) await collections.define(definition);
    const store = new RuleStore(records);
    const isEnforced = (): boolean => settings.get()['enforce'] !== false;
    const endRefused = (rules: RuleSet): void => push.end((stream) => isEnforced() && refusesStream(rules, stream));
    const placesOf = (path: string): readonly string[] => pipeline.placesOf(path);
    const live = new LiveRules({ store, log: context.log, placesOf, swapped: endRefused });
    const recent = new RecentCallers();
    const refusals = createRefusalLog({ records, retentionDays: () => Number(settings.get()['retentionDays']) });
    // Taken back after the steps, while the collection is still there.
    context.own(
      'refusals',
      'unwritten',
      disposable(() => refusals.flush()),
    );
    // Nothing is served without the rules.
    await live.read();
    const parts = { rules: () => (isEnforced() ? live.current : NO_RULES), refusals, recent };
    pipeline.use('guard', guardStep(parts));
    pipeline.use('admit', admitStep(parts));
    pipeline.allowOrigins(originRule(parts));
    settings.onChange(() => endRefused(live.current));
    access.onChange(() => live.follow());
    const changed = async (): Promise<void> => {
      await access.changed();
      push.publish('ip-protection.changed', {}, ({ kind }) => kind === 'user');
    };
    const services = { records, apiBase: resources.apiBase, isEnforced, store, live, recent, refusals, changed };
    resources.define(rulesResource(services));
    resources.define(refusalsResource(services));
    timers.every(RETRY, 'rules that could not be read', () => (live.behind ? live.follow() : undefined));
    timers.every(LOOK_AGAIN, 'rules', () => live.follow());
    timers.every(WRITE_REFUSALS, 'refusals', () => refusals.flush());
    timers.every(PRUNE, 'old refusals', () => refusals.prune());
  },
});
