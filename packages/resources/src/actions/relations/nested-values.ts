import { type Collection, type JsonValue, type RelationField, isJsonObject } from '@mortise/shared';

interface Place {
  readonly collection: Collection;
  readonly schema: { find(name: string): Collection | undefined };
}

/**
 * Whether a relation's value concerns other records. A belongsTo that is given a key, or an object with nothing but the key, is a value of
 * the record itself, and so are relations the system fills in and those whose target is not there.
 */
export function isNested(relation: RelationField, value: JsonValue, { collection, schema }: Place): boolean {
  if (relation.type !== 'belongsTo') return true;
  const foreignKey = collection.fields.get(relation.foreignKey);
  const key = schema.find(relation.target)?.primaryKey.name;
  if (!isJsonObject(value) || key === undefined) return false;
  if (foreignKey?.kind === 'column' && (foreignKey.autoFill === 'createdBy' || foreignKey.autoFill === 'updatedBy')) return false;
  return Object.keys(value).some((name) => name !== key) || !Object.hasOwn(value, key);
}

/** Whether any of the values are those of related records. */
export function hasNested(values: JsonValue | undefined, place: Place): boolean {
  if (!isJsonObject(values)) return false;
  return Object.entries(values).some(([name, value = null]) => {
    const field = place.collection.fields.get(name);
    return field?.kind === 'relation' && isNested(field, value, place);
  });
}
