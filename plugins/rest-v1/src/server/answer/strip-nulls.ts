import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** A row without its properties that are null, down to the last one; items of lists stay. */
export function stripNulls(row: JsonObject): JsonObject {
  const kept = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([name, value = null]) => [name, stripped(value)]));
}

function stripped(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(stripped);
  return isJsonObject(value) ? stripNulls(value) : value;
}
