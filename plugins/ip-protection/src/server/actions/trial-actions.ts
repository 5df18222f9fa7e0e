import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject } from '@mortise/shared';
import { type Finding, readAddress } from '../../contract';
import type { RuleSet } from '../rules/rule-set';
import type { ProtectionServices } from '../services';
import { CHECKED, DRY_RUN } from './docs';
import { dryRun } from './dry-run';
import { lockedOut } from './locked-out';
import { PROTECT } from './permission';
import { RULE_BODY, readRule } from './rule-input';

/** Says whom a rule would keep out, or let in again, if it were saved. */
export function dryRunAction(services: ProtectionServices): ActionDefinition {
  const { live, recent, records, refusals } = services;
  return defineAction({
    permission: PROTECT,
    safe: false,
    body: RULE_BODY,
    describe: { output: DRY_RUN },
    async run(call) {
      const rules = live.with(readRule(call.values));
      await refusals.flush();
      const result = await dryRun(rules, recent, records);
      const self = lockedOut(rules, call, services);
      return answer({
        ...result,
        refused: result.refused.map((caller) => ({ ...caller, by: caller.by && plain(caller.by) })),
        admitted: result.admitted.map((caller) => ({ ...caller, by: null })),
        self: self ? plain(self) : null,
      });
    },
  });
}

/** Callers as `Principal.id` names them. */
const PRINCIPAL = /^(?:anonymous|(?:user|apiKey|oauthClient|external):.+)$/;
const TEXT = { type: 'string', minLength: 1, maxLength: 300 } as const;
const CHECK_BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['address'],
  properties: { address: TEXT, origin: TEXT, path: TEXT, principal: TEXT, rule: RULE_BODY },
} as const;

/** Says of one call whether it would be let in, and which entries decide; with `rule` as if that were saved. */
export function checkAction({ live, apiBase }: ProtectionServices): ActionDefinition {
  return defineAction({
    permission: PROTECT,
    safe: false,
    body: CHECK_BODY,
    describe: { output: CHECKED },
    run({ values, client }) {
      const asked = isJsonObject(values) ? values : {};
      const address = text(asked, 'address') ?? '';
      if (!readAddress(address)) {
        const expected = '203.0.113.7, 2001:db8::7';
        throw new AppError('ADDRESS_INVALID', { field: 'address', line: 1, entry: address.slice(0, 100), fault: 'address', expected });
      }
      const rules: RuleSet = asked['rule'] === undefined ? live.current : live.with(readRule(asked['rule']));
      const call = { address, origin: text(asked, 'origin'), ownOrigin: client.origin, path: pathOf(asked) ?? `${apiBase}/` };
      const findings = rules.findings(call, principalOf(asked));
      return answer({ allowed: findings.every(({ passed }) => passed), findings: findings.map(plain) });
    },
  });
}

/** Rules look at the path alone. */
function pathOf(asked: JsonObject): string | undefined {
  const path = text(asked, 'path');
  if (path?.startsWith('/') === false) throw new AppError('VALUE_INVALID', { field: 'path', expected: '/api/todos:list', received: path });
  return path?.replace(/[?#].*/, '');
}

function principalOf(asked: JsonObject): string | undefined {
  const principal = text(asked, 'principal');
  if (principal === undefined || PRINCIPAL.test(principal)) return principal;
  throw new AppError('VALUE_INVALID', {
    field: 'principal',
    expected: 'apiKey:7, oauthClient:shop, user:1, anonymous',
    received: principal,
  });
}

function text(values: JsonObject, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function plain(finding: Finding): JsonObject {
  return { ...finding };
}
