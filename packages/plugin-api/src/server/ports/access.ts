import type { BoundFilter, Collection, Principal } from '@mortise/shared';
import type { ActionPermission } from './actions';

/** What is asked of the access decision. */
export interface AccessQuestion {
  readonly dataSource: string;
  /** `todos`, `roles`, `users.roles`. */
  readonly resource: string;
  /** The grant the action needs: `view`, `create`, `update`, `destroy`, or undefined when no grant can allow it. */
  readonly grant: string | undefined;
  /** A bundle of administrative rights that allows it too: `pm.users`. */
  readonly snippet: string | undefined;
  readonly collection: Collection | undefined;
}

export interface Allowed {
  readonly allowed: true;
  /** Equal ids mean equal `fields` and `scope`: part of the key of compiled statements. */
  readonly id: string;
  /** Fields the caller may touch; undefined means all of them. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Rows the caller may touch; undefined means all of them. */
  readonly scope: BoundFilter | undefined;
  readonly reason: string;
}

export interface Refused {
  readonly allowed: false;
  readonly reason: string;
}

export type AccessDecision = Allowed | Refused;

/** Decides from memory. Called for every action that is not public, and for every relation a request touches. */
export interface AccessDecider {
  decide(principal: Principal, question: AccessQuestion): AccessDecision | Promise<AccessDecision>;
}

export interface AccessPort {
  /** Without a decider everything is refused. */
  setDecider(decider: AccessDecider): void;
  /** Asks the decider in force, as the planner does. */
  decide(principal: Principal, question: AccessQuestion): AccessDecision | Promise<AccessDecision>;
  /** What a call under this permission would be decided, public ones and those for everybody who is signed in included. */
  decideFor(
    principal: Principal,
    permission: ActionPermission,
    about: Omit<AccessQuestion, 'grant' | 'snippet'>,
  ): AccessDecision | Promise<AccessDecision>;
  /**
   * Says that roles, grants or credentials changed: cached decisions and identities are dropped here now, and in other
   * processes as soon as they notice.
   */
  changed(): Promise<void>;
  /** Runs whenever access changed, in this process or another, before the next decision. */
  onChange(reload: () => Promise<void>): void;
}
