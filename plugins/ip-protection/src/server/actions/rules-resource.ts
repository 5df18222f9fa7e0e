import { type ActionDefinition, type ResourceDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { LISTS, type RuleSummary } from '../../contract';
import { readSubject } from '../rules/subject';
import type { ProtectionServices } from '../services';
import { checkAction, dryRunAction } from './trial-actions';
import { REMOVED, RULE, SUMMARIES } from './docs';
import { requireWayIn, requireWayInUnder } from './locked-out';
import { PROTECT } from './permission';
import { RULE_BODY, readRule } from './rule-input';
import { subjectsAction } from './subjects-action';

/** `/api/ipRules:…`: who may call from where. */
export function rulesResource(services: ProtectionServices): ResourceDefinition {
  return {
    name: 'ipRules',
    actions: {
      list: listAction(services),
      get: getAction(services),
      save: saveAction(services),
      destroy: destroyAction(services),
      dryRun: dryRunAction(services),
      check: checkAction(services),
      subjects: subjectsAction(services),
    },
    checkSettings: (values, call) => requireWayIn(values, call, services),
  };
}

function listAction({ store, isEnforced }: ProtectionServices): ActionDefinition {
  return defineAction({
    permission: PROTECT,
    safe: true,
    describe: { output: SUMMARIES },
    async run({ client, header }) {
      const summaries = (await store.all()).map((rule): RuleSummary => {
        const entries = Object.fromEntries(LISTS.map((list) => [list, rule[list].length])) as RuleSummary['entries'];
        return { subject: rule.subject, version: rule.version, entries, updatedAt: rule.updatedAt };
      });
      const caller = { address: client.address, origin: header('origin') ?? client.origin, enforced: isEnforced() };
      return answer(
        summaries.map((summary) => ({ ...summary })),
        caller,
      );
    },
  });
}

function getAction({ store }: ProtectionServices): ActionDefinition {
  return defineAction({
    permission: PROTECT,
    safe: true,
    describe: { query: { filterByTk: { type: 'string' } }, output: RULE },
    run: async (call) => answer({ ...(await store.get(readSubject(requireKey(call)))) }),
  });
}

function saveAction(services: ProtectionServices): ActionDefinition {
  const { store, live, changed } = services;
  return defineAction({
    permission: PROTECT,
    safe: false,
    describe: { output: RULE },
    body: { ...RULE_BODY, properties: { ...RULE_BODY.properties, force: { type: 'boolean' } } },
    async run(call) {
      const rule = readRule(call.values);
      // Other processes may know more than this one.
      await live.read();
      if (!forced(call.values)) requireWayInUnder(live.with(rule), call, services);
      const version = await store.save(rule, call.principal.userId);
      await changed();
      return answer({ ...rule, version });
    },
  });
}

function forced(values: unknown): boolean {
  return typeof values === 'object' && values !== null && 'force' in values && values.force === true;
}

function destroyAction({ store, changed }: ProtectionServices): ActionDefinition {
  return defineAction({
    permission: PROTECT,
    safe: false,
    describe: { query: { filterByTk: { type: 'string' } }, output: REMOVED },
    async run(call) {
      const subject = readSubject(requireKey(call));
      const removed = await store.remove(subject);
      if (removed === 0) throw new AppError('RECORD_NOT_FOUND', { collection: 'ipRules', key: subject });
      await changed();
      return answer(removed);
    },
  });
}
