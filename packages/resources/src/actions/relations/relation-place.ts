import { AppError, type BoundFilter, type Collection, type ColumnField, type Principal, type RelationField } from '@mortise/shared';
import { decideRelated } from '../../phases/authorize-action';
import { type PairTable, columnOf, pairsOf } from '../../read/pair-table';
import type { Engine } from '../standard-call';

/** A relation with both its ends, as one caller may follow it. */
export interface RelationPlace {
  readonly relation: RelationField;
  readonly parent: Collection;
  readonly target: Collection;
  /** Set for a belongsToMany. */
  readonly pairs: PairTable | undefined;
  /** Which rows of the target the caller may see. */
  readonly visible: readonly BoundFilter[];
}

/**
 * @throws AppError ACTION_DENIED when the caller may not see the target at all, COLLECTION_NOT_FOUND when it, or the through collection,
 * is not there
 */
export async function placeOf(
  relation: RelationField,
  parent: Collection,
  { principal, services }: { readonly principal: Principal; readonly services: Engine },
): Promise<RelationPlace> {
  const { target, decision, scope } = await decideRelated(relation, principal, services);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: target.name, reason: decision.reason });
  const visible = decision.scope === undefined ? scope : [...scope, decision.scope];
  return { relation, parent, target, pairs: pairsOf(relation, services.source.schema), visible };
}

/** The column of the parent or the target that a belongsTo, hasOne or hasMany is kept in. */
export function keyColumnOf({ relation, parent, target }: Pick<RelationPlace, 'relation' | 'parent' | 'target'>): ColumnField {
  return columnOf(relation.type === 'belongsTo' ? parent : target, relation.foreignKey);
}
