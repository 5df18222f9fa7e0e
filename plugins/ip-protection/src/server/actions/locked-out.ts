import type { ActionCall } from '@mortise/plugin-api/server';
import type { Finding } from '../../contract';
import type { RuleSet } from '../rules/rule-set';
import type { ProtectionServices } from '../services';
import { callOf } from '../steps';

/** Where somebody must get to who wants to take a rule back: the pages, signing in, the actions. */
const PAGES = ['/admin/settings/ip-protection', '/signin'];
const ACTIONS = ['auth:signIn', 'app:boot', 'ipRules:save', 'ipRules:destroy'];

/** The list that would keep the caller, at the address and with the credential of this call, from changing the rules again. */
export function lockedOut(
  rules: RuleSet,
  { client, header, principal }: ActionCall,
  { apiBase }: Pick<ProtectionServices, 'apiBase'>,
): Finding | undefined {
  for (const path of [...PAGES, ...ACTIONS.map((action) => `${apiBase}/${action}`)]) {
    const refused = rules.findings(callOf({ client, header, path }), principal.id).find(({ passed }) => !passed);
    if (refused) return refused;
  }
  return undefined;
}
