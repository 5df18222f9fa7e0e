import { AppError, type Collection, type ColumnField, type ColumnValues, type JsonValue } from '@mortise/shared';

/** Adds columns set by a plugin's own action; they may be hidden and pass no permission. */
export function withSystemValues(
  collection: Collection,
  values: ColumnValues,
  system: Readonly<Record<string, JsonValue>> | undefined,
): ColumnValues {
  if (!system) return values;
  const all = new Map<ColumnField, JsonValue>(values);
  for (const [name, value] of Object.entries(system)) {
    const field = collection.fields.get(name);
    if (field?.kind !== 'column') throw new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name });
    all.set(field, value);
  }
  return all;
}
