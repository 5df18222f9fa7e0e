import type { ActionCall, ActionPermission } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';

const SNIPPET = 'pm.acl.roles';

export const MANAGE_ROLES: ActionPermission = { kind: 'granted', snippet: SNIPPET };
export const LOGGED_IN: ActionPermission = { kind: 'loggedIn' };

/**
 * For actions everybody may use on himself and role administrators on all.
 * @throws AppError ACTION_DENIED
 */
export async function requireSelfOrManager(call: ActionCall, userId: string, { access }: AclServices): Promise<void> {
  if (call.principal.userId !== undefined && String(call.principal.userId) === userId) return;
  const question = { dataSource: call.dataSource, resource: call.resource, grant: undefined, snippet: SNIPPET, collection: undefined };
  const decision = await access.decide(call.principal, question);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: call.resource, reason: decision.reason });
}
