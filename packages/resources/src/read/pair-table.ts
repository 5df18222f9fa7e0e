import { AppError, type Collection, type ColumnField, type RelationField } from '@mortise/shared';

/** The through collection: one row per pair of keys. */
export interface PairTable {
  readonly collection: Collection;
  readonly parentKey: ColumnField;
  readonly targetKey: ColumnField;
}

/** @throws AppError COLLECTION_NOT_FOUND, DEFINITION_INVALID */
export function pairsOf(
  { through, foreignKey }: RelationField,
  schema: { find(name: string): Collection | undefined },
): PairTable | undefined {
  if (!through) return undefined;
  const collection = schema.find(through.name);
  if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: through.name });
  return { collection, parentKey: columnOf(collection, foreignKey), targetKey: columnOf(collection, through.otherKey) };
}

/** @throws AppError DEFINITION_INVALID when a definition in code names a column that is not there */
export function columnOf(collection: Collection, name: string): ColumnField {
  const field = collection.fields.get(name);
  if (field?.kind !== 'column')
    throw new AppError('DEFINITION_INVALID', { collection: collection.name, field: name, expected: 'a column', received: null });
  return field;
}
