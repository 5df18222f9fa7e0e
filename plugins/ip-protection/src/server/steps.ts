import type { OriginRule, CheckStep, StepRequest, StreamRequest } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Finding } from '../contract';
import type { RecentCallers } from './recent/recent-callers';
import type { RefusalLog } from './refusals/refusal-log';
import type { Call, RuleSet } from './rules/rule-set';

export interface StepParts {
  /** Those in force now. */
  readonly rules: () => RuleSet;
  readonly refusals: Pick<RefusalLog, 'count'>;
  readonly recent: Pick<RecentCallers, 'see' | 'wants'>;
}

/** Before the steps of other plugins. */
const FIRST = -100;
/**
 * Machines that ask whether the server lives call from addresses nobody lists, and end a server that refuses them. Below a base path of one
 * part this is a probe and nothing else; below a longer one a record could have such a key.
 */
const PROBE = /^\/[\w.~-]+\/__(?:live|ready|health_check)$/;

/** Refuses what no caller may do, before anything is read of the body. */
export function guardStep({ rules, refusals }: StepParts): CheckStep {
  return {
    id: 'ip-protection.everybody',
    order: FIRST,
    check(request) {
      const inForce = rules();
      if (inForce.isEmpty) return;
      const call = callOf(request);
      const refusal = inForce.refusalOf(call);
      if (refusal && !isProbe(request)) throw refused(refusal, call, refusals);
    },
  };
}

/** Refuses what this caller may not do, as soon as it is known. */
export function admitStep({ rules, refusals, recent }: StepParts): CheckStep {
  return {
    id: 'ip-protection.caller',
    order: FIRST,
    check(request) {
      const { id } = request.principal;
      const inForce = rules();
      const refusal = inForce.isFor(id) ? inForce.principalRefusalOf(callOf(request), id) : undefined;
      const isCaller = refusal === undefined ? recent.wants(id) : true;
      if (!isCaller || isProbe(request)) return;
      const call = { ...callOf(request), principal: id };
      if (refusal) throw refused(refusal, call, refusals);
      recent.see(call);
    },
  };
}

/** Pages of the origins that are listed may read answers; where there is a list, pages of no other origin may. */
export function originRule({ rules }: Pick<StepParts, 'rules'>): OriginRule {
  return {
    id: 'ip-protection',
    allows: (origin, path) => rules().letsPageRead(origin, path),
    refuses: (origin, path) => rules().keepsPageOut(origin, path),
    isIdle: () => !rules().namesOrigins,
  };
}

/** Whether rules that came into force refuse somebody who is listening already. */
export function refusesStream(rules: RuleSet, request: StreamRequest): boolean {
  return rules.findings(callOf(request), request.principal.id).some(({ passed }) => !passed);
}

/** What rules look at. How the server is reached matters to pages alone, and costs more to find out than all the rest. */
export function callOf({ client, header, path }: Pick<StepRequest, 'client' | 'header' | 'path'>): Call {
  const origin = header('origin');
  return { address: client.address, origin, ownOrigin: origin === undefined ? '' : client.origin, path };
}

function isProbe({ method, path }: StepRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && PROBE.test(path);
}

function refused(
  { subject, list, entry }: Finding,
  call: Call & { readonly principal?: string },
  refusals: StepParts['refusals'],
): AppError {
  refusals.count({ ...call, principal: call.principal, subject, list, entry });
  // Callers learn what they are taken for, never what is listed.
  if (list === 'origins') return new AppError('ORIGIN_REFUSED', { origin: call.origin?.slice(0, 300) });
  return new AppError('ADDRESS_REFUSED', { address: call.address });
}
