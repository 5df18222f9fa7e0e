import type {
  AccessDecision,
  ActionCall,
  ActionDefinition,
  ActionResult,
  StandardAction,
  StandardOverrides,
  StreamResult,
} from '@mortise/plugin-api/server';
import { AppError, type Collection, isToOne, parseFilter, throwFaults, requireWritable, whenKnown } from '@mortise/shared';
import { withAllowedActions } from '../actions/acl-meta';
import { prepareMove } from '../actions/move/prepare-move';
import { prepareQuery } from '../actions/query/prepare-query';
import { prepareGet, prepareList } from '../actions/read-actions';
import { expectingContent } from '../actions/expecting-content';
import { READS, expectingVersion, reportingVersion } from '../actions/precondition';
import type { Engine, PrepareStandard, StandardCall } from '../actions/standard-call';
import { prepareFirstOrCreate, prepareUpdateOrCreate } from '../actions/find-or-create';
import { prepareCreate, prepareDestroy, prepareUpdate } from '../actions/write-actions';
import { readOutput } from '../actions/write-output';
import { announced } from '../changes/announced';
import { requireVisibleReferences } from '../write/visible-references';
import { onceByKey } from '../idempotency/once-by-key';
import { readKeys } from '../request/query-parameters';
import { readActionQuery } from '../request/read-action-query';
import { bindScope } from './bind-scope';
import { bindParentKey, requireParent } from './association';
import { decideAction, decideRelated, decideView } from './authorize-action';
import type { ActionRequest } from '../request/action-request';
import type { AuthorizedAction, CallFacts, PhaseServices, ValidatedAction } from './stages';

const PREPARE: Readonly<Record<StandardAction, PrepareStandard>> = {
  list: prepareList,
  get: prepareGet,
  query: prepareQuery,
  create: prepareCreate,
  update: prepareUpdate,
  destroy: prepareDestroy,
  firstOrCreate: prepareFirstOrCreate,
  updateOrCreate: prepareUpdateOrCreate,
  move: prepareMove,
};

/** Actions whose new records belong to the parent they are made below. */
const CREATES: ReadonlySet<StandardAction> = new Set(['create', 'firstOrCreate', 'updateOrCreate']);

type Keys = readonly string[] | undefined;

/**
 * Phase 7. Held faults, names and values.
 * @throws AppError of the input kind, FIELD_DENIED, ACTION_DENIED (related rows)
 */
export function validateAction(authorized: AuthorizedAction, services: PhaseServices): ValidatedAction | Promise<ValidatedAction> {
  const { request, target } = authorized;
  throwFaults(takesUpload(target.custom, request) ? request.faults : [...request.faults, ...(request.upload?.faults ?? [])]);
  const keys = readKeys(request.query, request.address?.key);
  if (!target.custom) return whenKnown(prepareStandard(authorized, { keys, overrides: {} }, services), (run) => ({ authorized, run }));
  const { custom } = target;
  if (!target.safe && !target.standard) refusePromises(request);
  const values = services.bodySchemas.check(custom, request.values);
  const run = async (facts: CallFacts): Promise<ActionResult | StreamResult> =>
    custom.run(actionCall({ ...authorized, request: { ...request, values } }, { facts, keys }, services));
  return { authorized, run };
}

/**
 * Only writes of records are remembered, and depend on versions; a promise that is not kept is worse than none.
 * @throws AppError HEADER_INVALID
 */
function refusePromises({ idempotencyKey, ifMatch }: ActionRequest): void {
  if (idempotencyKey !== undefined)
    throw new AppError('HEADER_INVALID', { header: 'idempotency-key', expected: 'a create, update or destroy of records' });
  if (ifMatch !== undefined)
    throw new AppError('HEADER_INVALID', { header: 'if-match', expected: 'an update or destroy of one record by its key' });
}

function takesUpload(action: ActionDefinition | undefined, { upload }: ActionRequest): boolean {
  return upload === undefined || action?.uploads?.includes(upload.type) === true;
}

/** A call of a standard action, and what it works on. */
interface StandardUse extends AuthorizedAction {
  readonly collection: Collection;
  readonly standard: StandardAction;
}

function describeCall(
  use: StandardUse,
  { keys, overrides, view }: { readonly keys: Keys; readonly overrides: StandardOverrides; readonly view: AccessDecision },
  services: PhaseServices,
): StandardCall {
  const { target, collection, standard, request, decision, association } = use;
  const { principal } = use.identified;
  const parent = association && bindParentKey(association);
  const scopes = [target.scope, overrides.scope && parseFilter(overrides.scope)].filter((scope) => scope !== undefined);
  return {
    collection,
    principal,
    decision,
    view,
    readQuery: (faults) => request.asked ?? readActionQuery({ query: request.query, key: request.address?.key }, standard, faults),
    keys,
    namesKeys: request.query['filterByTk'] !== undefined,
    leadsToOne: association?.sourceKey !== undefined && isToOne(association.relation),
    sortOfParent: association && `${association.relation.foreignKey}Sort`,
    asked: request.asked,
    values: request.values,
    timeZone: request.timeZone,
    scope: [...scopes.map((scope) => bindScope(scope, collection, services.source.schema)), ...(parent?.where ?? [])],
    overrides: parent ? { ...overrides, systemValues: CREATES.has(standard) ? parent.values : {} } : overrides,
    decideRelated: (relation) => decideRelated(relation, principal, services),
    decideAction: (action) => decideAction(action, use, services),
  };
}

type Run = () => Promise<ActionResult>;

function prepareStandard(
  authorized: AuthorizedAction,
  { keys, overrides }: { readonly keys: Keys; readonly overrides: StandardOverrides },
  services: PhaseServices,
): Run | Promise<Run> {
  const { target, collection, association, request, identified, decision } = authorized;
  const { standard } = target;
  if (!collection || !standard) throw new AppError('ACTION_NOT_FOUND', { resource: target.resource, action: target.action });
  if (!target.safe) requireWritable(collection);
  // One by one: to spread as many costs a hundredth of a small request.
  const use: StandardUse = { request, identified, target, decision, association, services: authorized.services, collection, standard };
  return whenKnown(decideView(use, services), (view) => {
    const call = describeCall(use, { keys, overrides, view }, services);
    const reads = target.safe && READS.has(standard);
    const prepared = reads ? prepareRead(use, call, services) : prepareWrite(use, call, services);
    if (!association) return prepared;
    return whenKnown(prepared, (run) => async () => {
      await requireParent(association, call, services);
      return run();
    });
  });
}

function prepareRead({ standard, request }: StandardUse, call: StandardCall, services: PhaseServices): Run | Promise<Run> {
  const run = PREPARE[standard](call, services);
  return request.wantsAllowedActions === true ? whenKnown(run, (known) => withAllowedActions(known, call, services)) : run;
}

function prepareWrite(use: StandardUse, described: StandardCall, services: PhaseServices): Run | Promise<Run> {
  const { target, standard, request } = use;
  const expected = request.ifMatch;
  return whenKnown(readOutput(described), (output) => {
    const call = { ...described, output };
    const write = (engine: Engine): Run | Promise<Run> =>
      whenKnown(PREPARE[standard](expectingVersion(call, expected, standard), engine), (work) => afterReferences(call, engine, work));
    const prepare = (engine: Engine): Run | Promise<Run> => expectingContent({ call, standard, expected, prepare: write }, engine);
    return whenKnown(prepare(services), (prepared) => {
      const once = onceByKey(prepared, { authorized: use, prepare }, services);
      const run = reportingVersion(once, call, { expected, engine: services });
      return announced({ resource: target.resource, action: standard, call }, run, services.recordChanges);
    });
  });
}

function afterReferences(call: StandardCall, engine: Engine, work: Run): Run {
  if (call.values === undefined) return work;
  return async () => {
    await requireVisibleReferences(call, engine);
    return work();
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
    get signal() {
      return facts.signal;
    },
    upload: facts.upload,
    header: facts.header,
    setHeader: (name, value) => facts.setHeader(name, value),
    tell: (error) => facts.tell(error),
    standard: async (overrides = {}) => (await prepareStandard(authorized, { keys, overrides }, services))(),
    act: async (act) => (await services.prepareAct({ authorized, act, facts }, services))(),
    check: async (act) => void (await services.prepareAct({ authorized, act, facts }, services)),
  };
}
