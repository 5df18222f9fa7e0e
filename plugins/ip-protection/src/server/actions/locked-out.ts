import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import type { Finding } from '../../contract';
import type { RuleSet } from '../rules/rule-set';
import type { ProtectionServices } from '../services';
import { callOf } from '../steps';

/** Where somebody must get to who wants to take a rule back: the pages, signing in, the actions. */
const PAGES = ['/admin/settings/ip-protection', '/signin'];
const ACTIONS = ['auth:signIn', 'app:boot', 'ipRules:save', 'ipRules:destroy'];

type Entrance = Pick<ProtectionServices, 'apiBase'>;

/**
 * Makes sure that the caller, at the address and with the credential of this call, could change the rules again.
 * @throws AppError CALLER_LOCKED_OUT
 */
export function requireWayInUnder(rules: RuleSet, call: ActionCall, entrance: Entrance): void {
  const locked = lockedOut(rules, call, entrance);
  if (locked) throw new AppError('CALLER_LOCKED_OUT', { address: call.client.address, list: locked.list, entry: locked.entry ?? null });
}

/** The same for settings that put the saved rules into force. @throws AppError CALLER_LOCKED_OUT */
export async function requireWayIn(
  values: JsonObject,
  call: ActionCall,
  { live, isEnforced, apiBase }: Pick<ProtectionServices, 'live' | 'isEnforced' | 'apiBase'>,
): Promise<void> {
  if (isEnforced() || values['enforce'] === false) return;
  // Other processes may know more than this one.
  await live.read();
  requireWayInUnder(live.current, call, { apiBase });
}

/** The list that would keep the caller, at the address and with the credential of this call, from changing the rules again. */
export function lockedOut(rules: RuleSet, { client, header, principal }: ActionCall, { apiBase }: Entrance): Finding | undefined {
  for (const path of [...PAGES, ...ACTIONS.map((action) => `${apiBase}/${action}`)]) {
    const refused = rules.findings(callOf({ client, header, path }), principal.id).find(({ passed }) => !passed);
    if (refused) return refused;
  }
  return undefined;
}
