import type { ActionCall, ActionResult, StandardAction, StandardOverrides } from '@mortise/plugin-api/server';
import { AppError, parseFilter, throwFaults } from '@mortise/shared';
import { prepareGet, prepareList } from '../actions/read-actions';
import type { PrepareStandard, StandardCall } from '../actions/standard-call';
import { prepareCreate, prepareDestroy, prepareUpdate } from '../actions/write-actions';
import { announced } from '../changes/announced';
import { readKeys } from '../request/query-parameters';
import { bindScope } from './bind-scope';
import { bindParentKey, requireParent } from './association';
import { decideRelated, decideView } from './authorize-action';
import type { AuthorizedAction, CallFacts, PhaseServices, ValidatedAction } from './stages';

const PREPARE: Readonly<Record<StandardAction, PrepareStandard>> = {
  list: prepareList,
  get: prepareGet,
  create: prepareCreate,
  update: prepareUpdate,
  destroy: prepareDestroy,
};

type Keys = readonly string[] | undefined;

/**
 * Phase 7. Held faults, names and values.
 * @throws AppError of the input kind, FIELD_DENIED, ACTION_DENIED (related rows)
 */
export async function validateAction(authorized: AuthorizedAction, services: PhaseServices): Promise<ValidatedAction> {
  const { request, target } = authorized;
  throwFaults(request.faults);
  const keys = readKeys(request.query, request.address?.key);
  if (!target.custom) {
    const run = await prepareStandard(authorized, { keys, overrides: {} }, services);
    return { authorized, run };
  }
  const { custom } = target;
  const values = services.bodySchemas.check(custom, request.values);
  const run = async (facts: CallFacts): Promise<ActionResult> =>
    custom.run(actionCall({ ...authorized, request: { ...request, values } }, { facts, keys }, services));
  return { authorized, run };
}

async function prepareStandard(
  authorized: AuthorizedAction,
  { keys, overrides }: { keys: Keys; overrides: StandardOverrides },
  services: PhaseServices,
): Promise<() => Promise<ActionResult>> {
  const { target, collection, request, decision, association } = authorized;
  const { principal } = authorized.identified;
  if (!collection || !target.standard) throw new AppError('ACTION_NOT_FOUND', { resource: target.resource, action: target.action });
  const parent = association && bindParentKey(association);
  const scopes = [target.scope, overrides.scope && parseFilter(overrides.scope)].filter((scope) => scope !== undefined);
  const call: StandardCall = {
    collection,
    principal,
    decision,
    view: await decideView(authorized, services),
    query: request.query,
    keys,
    values: request.values,
    scope: [...scopes.map((scope) => bindScope(scope, collection)), ...(parent?.where ?? [])],
    overrides: parent ? { ...overrides, systemValues: target.standard === 'create' ? parent.values : {} } : overrides,
    decideRelated: (relation) => decideRelated(relation, principal, services),
  };
  const run = announced(
    { resource: target.resource, action: target.standard, call },
    await PREPARE[target.standard](call, services),
    services.recordChanges,
  );
  if (!association) return run;
  return async () => {
    await requireParent(association, principal, services);
    return run();
  };
}

function actionCall(authorized: AuthorizedAction, { facts, keys }: { facts: CallFacts; keys: Keys }, services: PhaseServices): ActionCall {
  const { request, identified, target, collection } = authorized;
  return {
    principal: identified.principal,
    dataSource: request.dataSource,
    resource: target.resource,
    action: target.action,
    collection,
    sourceKey: request.address?.sourceKey,
    keys,
    query: request.query,
    values: request.values,
    get client() {
      return facts.client;
    },
    get log() {
      return facts.log;
    },
    header: facts.header,
    setHeader: (name, value) => facts.setHeader(name, value),
    standard: async (overrides = {}) => (await prepareStandard(authorized, { keys, overrides }, services))(),
  };
}
