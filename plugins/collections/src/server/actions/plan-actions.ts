import {
  type ActionCall,
  type ActionDefinition,
  type ActionResult,
  type SchemaProgress,
  type StreamResult,
  answer,
  defineAction,
  progressLines,
} from '@mortise/plugin-api/server';
import { AppError, COLUMN_TYPES, type JsonObject, conversionTargets } from '@mortise/shared';
import { hurry } from '../plan/hurry';
import { presentPlan } from '../plan/present-plan';
import { readChanges } from '../plan/schema-change';
import type { SchemaPlanner } from '../plan/schema-planner';
import { type SightDeps, sightOf } from '../views/view-sight';
import { permission } from './collections-permission';
import { objectBody, readBody, refuseUnknown } from './list-query';
import { APPLIED_PLAN, CONVERSIONS, PLAN } from './plan-docs';

export interface PlanDeps extends SightDeps {
  readonly planner: SchemaPlanner;
  /** Aborted when the plugin stops. */
  readonly stopping: AbortSignal;
}

/** `collections:plan`, `collections:applyPlan` and `collections:listConversions`. */
export function planActions(deps: PlanDeps): Record<string, ActionDefinition> {
  return { plan: planAction(deps), applyPlan: applyPlanAction(deps), listConversions };
}

const planAction = (deps: PlanDeps): ActionDefinition =>
  defineAction({
    permission,
    safe: false,
    describe: { output: PLAN },
    body: objectBody,
    async run({ query, values, client, principal }) {
      refuseUnknown(query, []);
      const plan = await deps.planner.plan(readChanges(values, 'body'), sightOf(principal, deps));
      return answer(presentPlan(plan, client.locale));
    },
  });

const APPLY_BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['planId', 'change'],
  properties: {
    planId: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    change: { type: 'object' },
    onFailure: { enum: ['refuse', 'setNull'] },
  },
} as const;

const applyPlanAction = (deps: PlanDeps): ActionDefinition =>
  defineAction({ permission, safe: false, describe: { output: APPLIED_PLAN }, body: APPLY_BODY, run: (call) => applyPlan(call, deps) });

const listConversions = defineAction({
  permission,
  safe: true,
  describe: { output: CONVERSIONS },
  run({ query }) {
    refuseUnknown(query, []);
    return answer(Object.fromEntries(COLUMN_TYPES.map((type) => [type, conversionTargets(type)])));
  },
});

async function applyPlan(call: ActionCall, deps: PlanDeps): Promise<ActionResult | StreamResult> {
  const { planner, stopping } = deps;
  refuseUnknown(call.query, []);
  const { planId, change, onFailure } = readBody(call.values);
  const changes = readChanges(change, 'body.change');
  const inLines = call.header('accept')?.includes('application/x-ndjson') === true;
  const isInTime = inLines ? undefined : hurry();
  const goOn = (): void => {
    call.signal.throwIfAborted();
    if (stopping.aborted) throw new AppError('SERVER_CLOSING');
    isInTime?.();
  };
  let progress: SchemaProgress = { done: 0, total: 0, setNull: 0 };
  const onProgress = (now: SchemaProgress): void => void (progress = now);
  const work = async (): Promise<JsonObject> => {
    const options = {
      onFailure: onFailure === 'setNull' ? onFailure : 'refuse',
      onProgress,
      goOn,
      requireSight: sightOf(call.principal, deps),
    } as const;
    await planner.apply(changes, typeof planId === 'string' ? planId : '', options);
    return { rewritten: progress.done, setNull: progress.setNull };
  };
  if (!inLines) return answer(await work());
  const body = progressLines(() => ({ done: progress.done, total: progress.total }), call, work);
  return { kind: 'stream', type: 'application/x-ndjson; charset=utf-8', body };
}
