import { type FilterNode, QUERY_LIMITS, tooComplex } from '@mortise/shared';

/** One comparison, as the filter of rows for which it is true and of those for which it is false; for NULLs it may be neither. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly whenTrue: FilterNode;
  readonly whenFalse: FilterNode;
}

/** A condition in the three-valued logic of SQL. */
export type Condition =
  Comparison | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] } | { readonly kind: 'not'; readonly part: Condition };

/**
 * The rows for which a condition is true (or false). Filters know no third value, so negations are carried down to the comparisons, where
 * a NULL is told apart.
 */
export function toFilter(condition: Condition, wanted = true): FilterNode {
  switch (condition.kind) {
    case 'comparison':
      return wanted ? condition.whenTrue : condition.whenFalse;
    case 'not':
      return toFilter(condition.part, !wanted);
    default: {
      const nodes = condition.parts.map((part) => toFilter(part, wanted));
      return { kind: wanted ? condition.kind : opposite(condition.kind), nodes };
    }
  }
}

function opposite(kind: 'and' | 'or'): 'and' | 'or' {
  return kind === 'and' ? 'or' : 'and';
}

/** @throws AppError QUERY_TOO_COMPLEX for an operation that stands for more conditions than there may be */
export function requireFew(conditions: number): void {
  const max = QUERY_LIMITS.filterConditions;
  if (conditions > max) throw tooComplex('conditions', max);
}
