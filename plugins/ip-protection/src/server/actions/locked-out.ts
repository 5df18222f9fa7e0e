import type { ActionCall } from '@mortise/plugin-api/server';
import type { Finding } from '../../contract';
import type { RuleSet } from '../rules/rule-set';
import { callOf } from '../steps';

/** Where somebody must get to who wants to take a rule back: the pages, signing in, the actions. */
const NEEDED = [
  '/admin/settings/ip-protection',
  '/signin',
  '/api/auth:signIn',
  '/api/app:boot',
  '/api/ipRules:save',
  '/api/ipRules:destroy',
];

/** The list that would keep the caller, at the address and with the credential of this call, from changing the rules again. */
export function lockedOut(rules: RuleSet, { client, header, principal }: ActionCall): Finding | undefined {
  for (const path of NEEDED) {
    const refused = rules.findings(callOf({ client, header, path }), principal.id).find(({ passed }) => !passed);
    if (refused) return refused;
  }
  return undefined;
}
