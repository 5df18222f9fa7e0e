import type { AccessDecision, ActionResult, Allowed, StandardAction, StandardOverrides } from '@mortise/plugin-api/server';
import {
  type ActionQuery,
  type BoundFilter,
  type Collection,
  type JsonValue,
  type Principal,
  type SelectNode,
  type StatementContext,
  callerVariables,
  readTimeZone,
} from '@mortise/shared';
import type { PhaseServices } from '../phases/stages';
import type { Faults } from '../read/faults';
import type { DecideRelated } from '../read/related-access';

/** One authorised call of a standard action, not yet validated. */
export interface StandardCall {
  readonly collection: Collection;
  readonly principal: Principal;
  /** What the caller may do with this action. */
  readonly decision: Allowed;
  /** What the caller may see of the rows an action answers with or searches through. */
  readonly view: AccessDecision;
  /** Reads what the call asks for; faults go into the given collection. */
  readonly readQuery: (faults: Faults) => ActionQuery;
  readonly keys: readonly string[] | undefined;
  /** True when the address names keys, also when the list of keys came out empty. */
  readonly namesKeys: boolean;
  /** True when there is one record at most where the address leads: `/posts/1/author`. */
  readonly leadsToOne: boolean;
  /** Name of the sort field that numbers the rows of one parent, should there be one: `<foreignKey>Sort`. */
  readonly sortOfParent?: string | undefined;
  /** What another protocol asked for, where the action API would have a query string. */
  readonly asked?: ActionQuery | undefined;
  /** What a write answers with of its records; undefined when that is left to it. */
  readonly output?: readonly SelectNode[] | undefined;
  readonly values: JsonValue | undefined;
  /** The caller's zone as the request says it, unread. */
  readonly timeZone: string | undefined;
  /** Conditions the resource itself adds. */
  readonly scope: readonly BoundFilter[];
  readonly overrides: StandardOverrides;
  readonly decideRelated: DecideRelated;
  /** What the caller may do with the same records by another standard action. */
  readonly decideAction: (action: StandardAction) => Promise<AccessDecision>;
}

/** Where standard actions work: the services of the phases, whose data source may have been joined to a transaction. */
export type Engine = PhaseServices;

/** Checks a call and returns the work to do; everything it throws is the caller's fault. */
export type PrepareStandard = (call: StandardCall, engine: Engine) => (() => Promise<ActionResult>) | Promise<() => Promise<ActionResult>>;

/** What statements take from the caller. A zone that makes no sense counts as none: filters that need one have been refused before. */
export function statementContext(principal: Principal, timeZone?: string): StatementContext {
  const zone = timeZone === undefined ? undefined : readTimeZone(timeZone);
  return {
    variables: callerVariables(principal, zone),
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
