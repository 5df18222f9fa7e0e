import { type ApiDocument, type Schema, resolve } from '../document';

/** One property of a body or an answer, in words. */
export interface FieldRow {
  readonly name: string;
  /** `string`, `integer | null`, `list of string`, `new | used`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string | undefined;
}

/** Of lists in lists and the like; a schema may lead back to itself. */
const MAX_DEPTH = 3;

/** The properties of a schema, whatever it is made of. */
export function describeFields(document: ApiDocument, schema: Schema, depth = 0): readonly FieldRow[] {
  if (depth > MAX_DEPTH) return [];
  const { properties = {}, required = [], allOf, oneOf, items } = resolve(document, schema);
  const below = [...(allOf ?? []), ...(oneOf ?? []).slice(0, 1), ...(items ? [items] : [])];
  const own = Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeText(property),
    required: required.includes(name),
    description: limitsText(resolve(document, property)),
  }));
  return [...own, ...below.flatMap((part) => describeFields(document, part, depth + 1))];
}

function typeText(schema: Schema): string {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return name;
  const { type, enum: values, const: only, oneOf, anyOf, items } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map(String).join(' | ');
  if (oneOf ?? anyOf) return [...new Set((oneOf ?? anyOf ?? []).map((part) => typeText(part)))].join(' | ');
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.map((one) => (one === 'array' && items ? `${typeText(items)}[]` : one)).join(' | ');
}

const LIMITS = ['format', 'minLength', 'maxLength', 'minimum', 'maximum', 'pattern', 'minItems', 'maxItems', 'default'] as const;

function limitsText(schema: Schema): string | undefined {
  const limits = LIMITS.filter((name) => schema[name] !== undefined).map((name) => `${name} ${JSON.stringify(schema[name])}`);
  const parts = [schema.description, limits.join(', ')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}
