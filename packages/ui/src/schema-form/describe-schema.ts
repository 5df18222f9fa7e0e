import { type JsonValue, isJsonObject } from '@mortise/shared';
import { describeControl } from './describe-control';
import type { Schema, SchemaControl, SchemaField } from './schema-field';
import { readableName, schemaText } from './schema-text';

/** Keywords that make the properties of an object depend on each other. */
const ENTANGLED = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'patternProperties', 'dependentSchemas', 'dependencies'];

/**
 * The fields of a form for the values a JSON Schema describes, in the schema's order. Objects in objects become groups, one level deep;
 * whatever has no control of its own becomes JSON text, in the worst case the whole.
 */
export function describeSchema(schema: Schema, language: string): readonly SchemaField[] {
  if (isPlainObject(schema)) return properties(schema, { path: [], language });
  return [{ path: [], label: schemaText(schema['title'], language) ?? 'JSON', required: true, control: { kind: 'json', type: 'object' } }];
}

interface Place {
  readonly path: readonly string[];
  readonly language: string;
}

function properties(schema: Schema, place: Place): readonly SchemaField[] {
  const { properties: all, required } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries(isJsonObject(all) ? all : {}).map(([name, property]) =>
    describeProperty(isJsonObject(property) ? property : {}, { ...place, path: [...place.path, name], required: needed.has(name) }),
  );
}

function describeProperty(schema: Schema, place: Place & { readonly required: boolean }): SchemaField {
  const { path, language, required } = place;
  const help = schemaText(schema['description'], language);
  const fallback: JsonValue | undefined = schema['default'];
  return {
    path,
    label: schemaText(schema['title'], language) ?? readableName(path.at(-1) ?? ''),
    ...(help === undefined ? {} : { help }),
    required,
    ...(fallback === undefined ? {} : { fallback }),
    control: controlOf(schema, place),
  };
}

function controlOf(schema: Schema, place: Place): SchemaControl {
  const isOuter = place.path.length === 1;
  return isOuter && isPlainObject(schema) ? { kind: 'group', fields: properties(schema, place) } : describeControl(schema, place.language);
}

function isPlainObject(schema: Schema): boolean {
  const open = schema['properties'] === undefined || ENTANGLED.some((keyword) => keyword in schema);
  return schema['type'] === 'object' && !open;
}
