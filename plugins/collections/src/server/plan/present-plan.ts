import type { JsonObject } from '@mortise/shared';
import { dependentText, failureText, stepText } from './plan-words';
import type { IdentifiedPlan } from './schema-planner';

/** A plan as the API shows it, with words in the caller's language. */
export function presentPlan({ planId, complete, steps, losses, failures, dependents }: IdentifiedPlan, locale: string): JsonObject {
  return {
    planId,
    applicable: failures.length === 0,
    complete,
    steps: steps.map(({ kind, collection, fields, statements, rewritesRows, lock, ...step }) => ({
      kind,
      collection,
      fields,
      text: stepText({ kind, collection, fields, statements, rewritesRows, lock, ...step }, locale),
      statements,
      rewritesRows,
      lock,
    })),
    losses: losses.map((loss) => ({ ...loss })),
    failures: failures.map((failure) => ({ ...failure, text: failureText(failure, locale) })),
    rewritten: rewrittenBy(steps),
    dependents: dependents.map((dependent) => ({ ...dependent, text: dependentText(dependent, locale) })),
  };
}

function rewrittenBy(steps: IdentifiedPlan['steps']): JsonObject[] {
  const rows = new Map<string, number>();
  for (const { collection, rewritesRows } of steps) rows.set(collection, (rows.get(collection) ?? 0) + rewritesRows);
  return [...rows].filter(([, count]) => count > 0).map(([collection, count]) => ({ collection, rows: count }));
}
