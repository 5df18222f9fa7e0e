import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type DataCollection, findField } from '../../data/model/data-collection';

/** What a new record has to begin with to be among those a filter lets through, as far as it says so plainly: conditions with "is". */
export function scopeValues(collection: DataCollection, scope: JsonObject | undefined): JsonObject {
  const values: Record<string, JsonValue> = {};
  for (const [name, condition] of conditionsOf(scope ?? {})) {
    const field = findField(collection, name);
    const value = isJsonObject(condition) ? condition['$eq'] : undefined;
    if (field !== undefined && value !== undefined) values[field.foreignKeyOf ?? field.name] = value;
  }
  return values;
}

/** Those that must all hold. */
function conditionsOf(filter: JsonObject): readonly (readonly [string, JsonValue | undefined])[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key !== '$and') return [[key, value] as const];
    return Array.isArray(value) ? value.flatMap((item: JsonValue) => (isJsonObject(item) ? conditionsOf(item) : [])) : [];
  });
}
