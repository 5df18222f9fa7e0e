import type { Exchange } from './exchange';

/** The phases in their order. What each may answer: design of the pipeline in docs/architecture.md. */
export const PHASES = ['receive', 'guard', 'identify', 'parse', 'plan', 'authorize', 'validate', 'execute', 'present'] as const;
export type Phase = (typeof PHASES)[number];

interface StepName {
  readonly phase: Phase;
  readonly id: string;
  /** `core` or a plugin's id. */
  readonly owner: string;
}

/** A step that is done before the next one begins, or throws. */
export interface PassedStep extends StepName {
  act(exchange: Exchange): Promise<void> | void;
}

/** A step around all that follow: it goes on by `next`, ends the way by not calling it, or throws. */
export interface SurroundingStep extends StepName {
  handle(exchange: Exchange, next: () => Promise<void>): Promise<void> | void;
}

/** One step of the pipeline. */
export type NamedStep = PassedStep | SurroundingStep;
