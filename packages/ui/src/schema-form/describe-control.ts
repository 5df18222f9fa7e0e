import { type JsonValue, isJsonObject } from '@mortise/shared';
import type { NumberControl, Schema, SchemaControl, SchemaOption, TextControl } from './schema-field';
import { schemaText } from './schema-text';

/** Keywords that no control but JSON text can honour. */
const BEYOND = ['$ref', 'allOf', 'anyOf', 'not', 'if', 'const', 'prefixItems', 'contains', 'patternProperties'];

/** The control for a single value; JSON text for what has none of its own. Objects are not looked into. */
export function describeControl(schema: Schema, language: string): SchemaControl {
  const options = optionsOf(schema, language);
  if (options !== undefined) return { kind: 'choice', options };
  if ([...BEYOND, 'oneOf', 'enum'].some((keyword) => keyword in schema)) return json(schema);
  switch (schema['type']) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return { kind: 'switch' };
    case 'array':
      return array(schema, language);
    default:
      return json(schema);
  }
}

function json({ type }: Schema): SchemaControl {
  return { kind: 'json', ...(typeof type === 'string' ? { type } : {}) };
}

function text(schema: Schema): TextControl {
  const { format, pattern } = schema;
  return {
    kind: 'text',
    ...(typeof format === 'string' ? { format } : {}),
    ...numbers(schema, { minLength: 'minLength', maxLength: 'maxLength' }),
    ...(typeof pattern === 'string' ? { pattern } : {}),
    multiline: schema['x-multiline'] === true,
    secret: schema['writeOnly'] === true || format === 'password',
  };
}

function number(schema: Schema): NumberControl {
  const limits = {
    minimum: 'minimum',
    maximum: 'maximum',
    above: 'exclusiveMinimum',
    below: 'exclusiveMaximum',
    multipleOf: 'multipleOf',
  } as const;
  return { kind: 'number', integer: schema['type'] === 'integer', ...numbers(schema, limits) };
}

function array(schema: Schema, language: string): SchemaControl {
  const { items, uniqueItems } = schema;
  const sizes = numbers(schema, { minItems: 'minItems', maxItems: 'maxItems' });
  const item = isJsonObject(items) ? describeControl(items, language) : undefined;
  // Ticking a box twice is impossible, so a list that may hold a value twice needs another control.
  if (item?.kind === 'choice' && uniqueItems === true) return { kind: 'choices', options: item.options, ...sizes };
  if (item?.kind === 'text' && !item.multiline && !item.secret) {
    return { kind: 'lines', ...sizes, uniqueItems: uniqueItems === true, line: item };
  }
  return json(schema);
}

/** The given values of `enum` (with labels from `x-labels`) or of `oneOf` with `const` and `title`. */
function optionsOf(schema: Schema, language: string): readonly SchemaOption[] | undefined {
  const labels = isJsonObject(schema['x-labels']) ? schema['x-labels'] : {};
  if (Array.isArray(schema['enum'])) {
    return allOptions(
      schema['enum'].map((value: JsonValue) => ({ value, label: labels[`${typeof value === 'object' ? '' : value}`] })),
      language,
    );
  }
  if (!Array.isArray(schema['oneOf'])) return undefined;
  const parts = schema['oneOf'].map((part: JsonValue) => (isJsonObject(part) ? { value: part['const'], label: part['title'] } : {}));
  return allOptions(parts, language);
}

interface Candidate {
  readonly value?: JsonValue | undefined;
  readonly label?: JsonValue | undefined;
}

function allOptions(candidates: readonly Candidate[], language: string): readonly SchemaOption[] | undefined {
  const options = candidates.flatMap(({ value, label }) =>
    typeof value === 'string' || typeof value === 'number' ? [{ value, label: schemaText(label, language) ?? String(value) }] : [],
  );
  return options.length > 0 && options.length === candidates.length ? options : undefined;
}

/** The keywords that hold a number, under our names. */
function numbers<Name extends string>(schema: Schema, keywords: Readonly<Record<Name, string>>): Partial<Record<Name, number>> {
  const found = (Object.entries(keywords) as [Name, string][]).flatMap(([name, keyword]) => {
    const value = schema[keyword];
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found) as Partial<Record<Name, number>>;
}
