import type { Allowed } from '@mortise/plugin-api/server';
import { AppError, type BindOptions, QUERY_LIMITS, type RelatedRows, type RelationField } from '@mortise/shared';
import type { StandardCall } from '../actions/standard-call';
import { requireField } from './field-access';

/** Names may be used as far as the decision allows; paths end at the collection itself. */
export function rightsHere(decision: Allowed): BindOptions {
  return { guard: (field) => requireField(decision, field) };
}

/**
 * Asks for access to the target of every relation that paths go through, the first ones first. What comes out binds names without waiting.
 * Paths that name no relation are left to the binding, which knows what is wrong with them.
 * @throws AppError FIELD_DENIED, ACTION_DENIED (related rows), QUERY_TOO_COMPLEX
 */
export async function rightsAlong(
  paths: readonly (readonly string[])[],
  { collection, decideRelated }: Pick<StandardCall, 'collection' | 'decideRelated'>,
  decision: Allowed,
): Promise<BindOptions> {
  const known = new Map<RelationField, Walked>();
  for (const path of paths) {
    const max = QUERY_LIMITS.pathRelations;
    if (path.length > max) throw new AppError('QUERY_TOO_COMPLEX', { path: path.join('.'), what: 'relations in a path', max });
    let place = { target: collection, decision };
    for (const name of path) {
      const relation = place.target.fields.get(name);
      if (relation?.kind !== 'relation') break;
      requireField(place.decision, relation);
      const next = known.get(relation) ?? (await walk(relation, decideRelated));
      known.set(relation, next);
      place = next;
    }
  }
  return { ...rightsHere(decision), related: (relation) => relatedRows(relation, known) };
}

interface Walked extends RelatedRows {
  readonly decision: Allowed;
}

async function walk(relation: RelationField, decideRelated: StandardCall['decideRelated']): Promise<Walked> {
  const { target, decision, scope } = await decideRelated(relation);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: target.name, reason: decision.reason });
  return { target, decision, where: decision.scope === undefined ? scope : [...scope, decision.scope], ...rightsHere(decision) };
}

function relatedRows(relation: RelationField, known: ReadonlyMap<RelationField, Walked>): RelatedRows {
  const rows = known.get(relation);
  // Every path of the query was walked before: what is not known was never asked for.
  if (!rows) throw new AppError('ACTION_DENIED', { resource: relation.target });
  return rows;
}
