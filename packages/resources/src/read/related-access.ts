import type { AccessDecision } from '@mortise/plugin-api/server';
import type { BoundFilter, Collection, RelationField } from '@mortise/shared';

/** What a relation leads to, and what the caller may see there. */
export interface RelatedAccess {
  readonly target: Collection;
  readonly decision: AccessDecision;
  /** Conditions the target's own resource adds. */
  readonly scope: readonly BoundFilter[];
}

export type DecideRelated = (relation: Pick<RelationField, 'target'>) => RelatedAccess | Promise<RelatedAccess>;
