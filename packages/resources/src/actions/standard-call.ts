import type { DataSource } from '@mortise/database';
import type { RecordHooks } from '@mortise/kernel';
import type { AccessDecision, ActionResult, Allowed, StandardOverrides } from '@mortise/plugin-api/server';
import type { BoundFilter, Collection, JsonValue, Principal, StatementContext } from '@mortise/shared';
import type { DecideRelated } from '../read/select-fields';

/** One authorised call of a standard action, not yet validated. */
export interface StandardCall {
  readonly collection: Collection;
  readonly principal: Principal;
  /** What the caller may do with this action. */
  readonly decision: Allowed;
  /** What the caller may see of the rows an action answers with or searches through. */
  readonly view: AccessDecision;
  readonly query: Readonly<Record<string, unknown>>;
  readonly keys: readonly string[] | undefined;
  readonly values: JsonValue | undefined;
  /** Conditions the resource itself adds. */
  readonly scope: readonly BoundFilter[];
  readonly overrides: StandardOverrides;
  readonly decideRelated: DecideRelated;
}

/** Where standard actions work. */
export interface Engine {
  readonly source: DataSource;
  readonly hooks: RecordHooks;
}

/** Checks a call and returns the work to do; everything it throws is the caller's fault. */
export type PrepareStandard = (call: StandardCall, engine: Engine) => Promise<() => Promise<ActionResult>>;

/** What statements take from the caller. */
export function statementContext(principal: Principal): StatementContext {
  return {
    variables: { '$user.id': principal.userId ?? null, $nRole: principal.roles[0] ?? null },
    ...(principal.userId === undefined ? {} : { userId: principal.userId }),
  };
}

/** The conditions of the decision and of the resource; every statement of the call carries them. */
export function rowConditions(call: StandardCall): readonly BoundFilter[] {
  return call.decision.scope === undefined ? call.scope : [...call.scope, call.decision.scope];
}

/** Whether plugins want to hear of this write, before or after. */
export function isHooked({ hooks }: Engine, { collection }: StandardCall, verb: 'Create' | 'Update' | 'Destroy'): boolean {
  return hooks.has(`before${verb}`, collection) || hooks.has(`after${verb}`, collection);
}
