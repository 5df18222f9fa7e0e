import { type CollectionShape, type FieldShape, isColumnOfView, isPreset } from '../definitions';
import { rulesIn } from '../fields/rule-values';

export type FieldTrait = 'primaryKey' | 'automatic' | 'foreignKey' | 'required' | 'unique' | 'index' | 'default';

/** What to tell about a field besides what it holds. */
export function fieldTraits(field: FieldShape, collection: CollectionShape): readonly FieldTrait[] {
  const { primaryKey = false, foreignKeyOf, allowNull, unique = false, index = false, defaultValue } = field;
  const traits: [FieldTrait, boolean][] = [
    ['primaryKey', primaryKey],
    ['automatic', isPreset(field, collection)],
    ['foreignKey', foreignKeyOf !== undefined],
    ['required', (allowNull === false || isAskedFor(field)) && !primaryKey],
    ['unique', unique && !primaryKey],
    ['index', index && foreignKeyOf === undefined],
    ['default', defaultValue !== undefined && defaultValue !== null],
  ];
  return traits.filter(([, holds]) => holds).map(([trait]) => trait);
}

/** Relations, and fields of tables that were there before, are required by a rule rather than by their column. */
function isAskedFor({ validation }: FieldShape): boolean {
  return rulesIn(validation).some(({ name }) => name === 'required');
}

/** Why a field cannot be deleted, or undefined when it can as far as its collection tells. */
export function fixedReason(field: FieldShape, collection: CollectionShape): 'primaryKey' | 'foreignKey' | 'view' | undefined {
  if (isColumnOfView(field, collection)) return 'view';
  if (field.primaryKey === true) return 'primaryKey';
  const { foreignKeyOf } = field;
  return foreignKeyOf !== undefined && collection.fields.some(({ name }) => name === foreignKeyOf) ? 'foreignKey' : undefined;
}
