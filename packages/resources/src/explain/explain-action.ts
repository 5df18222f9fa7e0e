import { AppError, type Principal, SYSTEM } from '@mortise/shared';
import type { IdentityRegistry } from '../identity/identity-registry';
import { authorizeAction } from '../phases/authorize-action';
import { NO_FACTS } from '../phases/no-facts';
import { planAction } from '../phases/plan-action';
import type { ServicesOf } from '../phases/services-per-source';
import { validateAction } from '../phases/validate-action';
import type { ActionInput } from '../request/action-request';
import { parseActionRequest } from '../request/parse-action-request';
import { type ExplainedRead, recordingSource } from './recording-source';

/** In whose name a request is explained: a user's with all or one of its roles, a role's alone, or the system's. */
export interface ExplainedCaller {
  readonly userId?: number;
  readonly role?: string;
}

export interface ExplainedAction {
  /** Why the caller may do this. */
  readonly reason: string;
  /** In the order they would run. */
  readonly reads: readonly ExplainedRead[];
}

export async function explainedPrincipal({ userId, role }: ExplainedCaller, identity: IdentityRegistry): Promise<Principal> {
  if (userId === undefined) return role === undefined ? SYSTEM : { kind: 'user', id: `role:${role}`, roles: [role] };
  const roles = (await identity.roles()?.resolve(userId, role)) ?? [];
  const user = await identity.users()?.read(userId);
  return { kind: 'user', id: `user:${userId}`, userId, ...(user === undefined ? {} : { user }), roles };
}

/**
 * Goes through all phases of a read without reading.
 * @throws AppError what the phases throw, OPTION_UNSUPPORTED for what is not a standard read: a plugin's own code may do anything
 */
export async function explainAction(input: ActionInput, principal: Principal, servicesOf: ServicesOf): Promise<ExplainedAction> {
  const reads: ExplainedRead[] = [];
  const request = parseActionRequest(input);
  const services = servicesOf(request.dataSource);
  const recording = { ...services, source: recordingSource(services.source, (read) => void reads.push(read)) };
  const planned = planAction(request, { principal }, recording);
  const { resource, action, safe, custom } = planned.target;
  if (!safe || custom) throw new AppError('OPTION_UNSUPPORTED', { option: `${resource}:${action}` });
  const authorized = await authorizeAction(planned, recording);
  const validated = await validateAction(authorized, recording);
  await validated.run(NO_FACTS);
  return { reason: authorized.decision.reason, reads };
}
