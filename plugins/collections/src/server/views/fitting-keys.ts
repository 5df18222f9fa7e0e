import { AppError, type Collection, type SchemaSnapshot, canHoldKeys } from '@mortise/shared';
import { type PlacedRelation, relationsUsing } from '../schema/relations';

/**
 * The columns of a view by which relations find their records hold keys of the other side, whatever type they have become.
 * @throws AppError FIELD_IN_USE, naming the relation
 */
export function requireFittingKeys(view: Collection, schema: SchemaSnapshot): void {
  for (const column of view.columns) {
    for (const relation of relationsUsing(column.name, view, schema)) {
      const key = keyReferredTo(relation, schema);
      if (key !== undefined && !canHoldKeys(column.type, key))
        throw new AppError('FIELD_IN_USE', { field: column.name, usedBy: `${relation.collection.name}.${relation.field.name}` });
    }
  }
}

/** The type of the key at the side that is referred to. */
function keyReferredTo({ collection, field }: PlacedRelation, { collections }: SchemaSnapshot): string | undefined {
  return field.type === 'belongsTo' ? collections.get(field.target)?.primaryKey.type : collection.primaryKey.type;
}
