import { type AccessDecision, type Allowed, GRANT_OF_ACTION, type StandardAction } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Principal } from '@mortise/shared';
import { decideRelated } from '../../phases/authorize-action';
import { bindScope } from '../../phases/bind-scope';
import type { Engine, StandardCall } from '../standard-call';

/** Of writes that are part of another one and have been allowed with it. */
const WITH_THE_WHOLE: Allowed = Object.freeze({
  allowed: true,
  id: 'relation',
  fields: undefined,
  scope: undefined,
  reason: 'part of a write',
});

/**
 * A standard action on related records, as their own resource would decide it.
 * @throws AppError ACTION_DENIED, also where the resource does the action in a way of its own
 */
export async function relatedCall(
  collection: Collection,
  action: 'create' | 'update',
  { principal, services }: { readonly principal: Principal; readonly services: Engine },
): Promise<StandardCall> {
  const { registry, gate, source } = services;
  const offered = registry.actionsOf(collection.name, collection);
  const decide = async (wanted: StandardAction): Promise<AccessDecision> => {
    const resolved = offered?.get(wanted);
    if (resolved?.permission.kind !== 'granted' || resolved.custom)
      return { allowed: false, reason: `"${wanted}" is not offered within other records` };
    const { grant, snippet } = resolved.permission;
    return gate.decide(principal, { dataSource: source.key, resource: collection.name, collection, grant, snippet });
  };
  const decision = await decide(action);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: decision.reason });
  const view = { dataSource: source.key, resource: collection.name, collection, grant: GRANT_OF_ACTION.get, snippet: undefined };
  const scope = offered?.get(action)?.scope;
  return {
    ...plainCall(collection, principal),
    decision,
    view: await gate.decide(principal, view),
    scope: scope === undefined ? [] : [bindScope(scope, collection, source.schema)],
    decideRelated: (relation) => decideRelated(relation, principal, services),
    decideAction: decide,
  };
}

/** A write the system does for a caller, without limits of its own. */
export function plainCall(collection: Collection, principal: Principal): StandardCall {
  return {
    collection,
    principal,
    decision: WITH_THE_WHOLE,
    view: WITH_THE_WHOLE,
    readQuery: () => ({ sort: [], page: { kind: 'all' } }),
    keys: undefined,
    namesKeys: false,
    leadsToOne: false,
    values: undefined,
    timeZone: undefined,
    scope: [],
    overrides: {},
    decideRelated: (relation) => {
      throw new AppError('COLLECTION_NOT_FOUND', { collection: relation.target });
    },
    decideAction: () => Promise.resolve(WITH_THE_WHOLE),
  };
}
