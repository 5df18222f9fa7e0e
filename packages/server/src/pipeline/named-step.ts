import type { Exchange } from './exchange';

/** The phases in their order. What each may answer: design of the pipeline in docs/architecture.md. */
export const PHASES = ['receive', 'guard', 'identify', 'parse', 'plan', 'authorize', 'validate', 'execute', 'present'] as const;
export type Phase = (typeof PHASES)[number];

/** One step of the pipeline; `owner` is `core` or a plugin's id. */
export interface NamedStep {
  readonly phase: Phase;
  readonly id: string;
  readonly owner: string;
  handle(exchange: Exchange, next: () => Promise<void>): Promise<void> | void;
}
