import type { JsonSchema } from '../ports/actions';

/** JSON Schema of an object with exactly these properties; the `optional` ones may be missing. */
export function objectSchema(properties: JsonSchema, optional: JsonSchema = {}): JsonSchema {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional }, additionalProperties: false };
}

/** The same with properties nobody can list beforehand, such as fields that users have made. */
export function openSchema(properties: JsonSchema = {}, optional: JsonSchema = {}): JsonSchema {
  return { ...objectSchema(properties, optional), additionalProperties: true };
}

export function listSchema(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}
