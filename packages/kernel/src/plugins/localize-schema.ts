import { type JsonObject, type JsonValue, type LocalizedText, isJsonObject } from '@mortise/shared';

/** Keywords below which the names are chosen by the author, not by JSON Schema. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas']);
/** Keywords whose value is data, however much it looks like a schema. */
const DATA = new Set(['default', 'const', 'enum', 'examples', 'required']);
const TEXTS = /^(title|description|x-.*)$/;
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Replaces titles, descriptions and texts of `x-…` keywords that are given per language by one text each. */
export function localizeSchema(schema: JsonObject, pick: (text: LocalizedText) => string): JsonObject {
  const localize = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(localize);
    return isJsonObject(value) ? localizeSchema(value, pick) : value;
  };
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (value === undefined || DATA.has(keyword)) return [keyword, value ?? null];
    if (NAMED.has(keyword) && isJsonObject(value)) return [keyword, mapValues(value, localize)];
    return [keyword, TEXTS.test(keyword) ? textOf(value, pick) : localize(value)];
  });
  return Object.fromEntries(entries);
}

function textOf(value: JsonValue, pick: (text: LocalizedText) => string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => textOf(item, pick));
  if (!isJsonObject(value)) return value;
  return isLocalized(value) ? pick(value) : mapValues(value, (item) => textOf(item, pick));
}

function isLocalized(value: JsonObject): value is Readonly<Record<string, string>> {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([tag, text]) => TAG.test(tag) && typeof text === 'string');
}

function mapValues(object: JsonObject, map: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, map(value)]])));
}
