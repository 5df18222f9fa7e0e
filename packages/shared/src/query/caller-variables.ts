import type { TimeZone } from '../dates/zone';
import type { Principal } from '../principal';
import type { VariableValues } from './filter';

/** What variables and relative dates stand for while a call is answered; days are those of `timeZone`, else of UTC. */
export function callerVariables(
  { userId, user, roles }: Pick<Principal, 'userId' | 'user' | 'roles'>,
  timeZone?: TimeZone,
): VariableValues {
  return { '$user.id': userId ?? null, $nRole: roles, user, now: Date.now(), timeZone };
}
