import { type AccessDecision, GRANT_OF_ACTION, type StandardAction } from '@mortise/plugin-api/server';
import { AppError, type Principal, type RelationField, readsOnly, whenKnown } from '@mortise/shared';
import type { RelatedAccess } from '../read/related-access';
import { bindScope } from './bind-scope';
import type { AuthorizedAction, PhaseServices, PlannedAction } from './stages';

/**
 * Phase 6. The access decision.
 * @throws AppError EMPTY_TOKEN, ACTION_DENIED; CALL_READS_ONLY for a change that would be allowed if the request were not for reading
 */
export function authorizeAction(planned: PlannedAction, { gate, source }: PhaseServices): AuthorizedAction | Promise<AuthorizedAction> {
  const { target, identified, collection, request, association } = planned;
  const question = { dataSource: source.key, resource: target.resource, collection };
  return whenKnown(gate.require(identified.principal, target.permission, question), (decision) => {
    if (!target.safe && readsOnly(identified.principal)) {
      const elsewhere = source.key === 'main' ? {} : { dataSource: source.key };
      throw new AppError('CALL_READS_ONLY', { resource: target.resource, action: target.action, ...elsewhere });
    }
    return { request, identified, target, collection, association, services: planned.services, decision };
  });
}

/** Writes answer with rows and search through rows: what of them may be seen is the decision for reading. */
export function decideView(
  { target, decision, identified, collection }: AuthorizedAction,
  { gate, source }: PhaseServices,
): AccessDecision | Promise<AccessDecision> {
  const reads = target.standard === 'list' || target.standard === 'get';
  if (reads || target.permission.kind !== 'granted') return decision;
  const question = {
    dataSource: source.key,
    resource: target.resource,
    collection,
    grant: GRANT_OF_ACTION.get,
    snippet: target.permission.snippet,
  };
  return gate.decide(identified.principal, question);
}

/** What the caller may do with the same records by another action; nothing where the resource does not offer it as it stands. */
export async function decideAction(
  action: StandardAction,
  { target, identified, collection }: AuthorizedAction,
  { gate, source, registry }: PhaseServices,
): Promise<AccessDecision> {
  const other = registry.actionsOf(target.resource, collection)?.get(action);
  if (other?.permission.kind !== 'granted' || other.custom) return { allowed: false, reason: `"${action}" is not offered here` };
  const { grant, snippet } = other.permission;
  return gate.decide(identified.principal, { dataSource: source.key, resource: target.resource, collection, grant, snippet });
}

/** What the caller may see on the other side of a relation: what the target's own list would show. */
export function decideRelated(
  relation: Pick<RelationField, 'target'>,
  principal: Principal,
  { source, registry, gate }: PhaseServices,
): RelatedAccess | Promise<RelatedAccess> {
  const target = source.schema.find(relation.target);
  const read = target && registry.actionsOf(target.name, target)?.get('list');
  // Collections without a resource of their own are internal, and the target of a dormant relation is not there.
  if (!target || read?.permission.kind !== 'granted') throw new AppError('COLLECTION_NOT_FOUND', { collection: relation.target });
  const { grant, snippet } = read.permission;
  const question = { dataSource: source.key, resource: target.name, collection: target, grant, snippet };
  return whenKnown(gate.decide(principal, question), (decision) => {
    return { target, decision, scope: read.scope === undefined ? [] : [bindScope(read.scope, target, source.schema)] };
  });
}
