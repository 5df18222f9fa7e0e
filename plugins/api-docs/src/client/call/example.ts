import { type ApiDocument, type Operation, type Schema, resolve } from '../document';
import { bodyKind } from './body-kind';

const MAX_DEPTH = 4;

/** A body to begin with, as it is typed; nothing for a file. */
export function exampleText(document: ApiDocument, { type, schema }: NonNullable<Operation['body']>): string {
  const kind = bodyKind(type);
  if (kind === 'file') return '';
  const example = exampleOf(document, schema);
  if (kind === 'json') return JSON.stringify(example, undefined, 2);
  return new URLSearchParams(Object.entries(example ?? {}).map(([name, value]) => [name, String(value)])).toString();
}

/** A value that fits a schema, to begin with: what is required, and the rest as far as it is plain. */
export function exampleOf(document: ApiDocument, schema: Schema, depth = 0): unknown {
  const resolved = resolve(document, schema);
  if (resolved.const !== undefined) return resolved.const;
  if (resolved.default !== undefined) return resolved.default;
  if (resolved.enum !== undefined) return resolved.enum[0];
  if (resolved.allOf) return Object.assign({}, ...resolved.allOf.map((part) => exampleOf(document, part, depth))) as unknown;
  const [first] = resolved.oneOf ?? resolved.anyOf ?? [];
  if (first) return exampleOf(document, first, depth);
  return plainExample(document, resolved, depth);
}

function plainExample(document: ApiDocument, schema: Schema, depth: number): unknown {
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return depth >= MAX_DEPTH ? {} : objectExample(document, schema, depth);
    case 'array':
      return depth >= MAX_DEPTH || !schema.items ? [] : [exampleOf(document, schema.items, depth + 1)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'string':
      return EXAMPLES[schema.format ?? ''] ?? 'text';
    default:
      return null;
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00.000Z',
  date: '2026-01-31',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'ann@example.com',
  uri: 'https://example.com/',
};

/** Relations and keys of records that need not be there are left out: no example could name one that exists. */
function objectExample(document: ApiDocument, { properties = {}, required = [] }: Schema, depth: number): unknown {
  const shown = Object.entries(properties).filter(([name, property]) => required.includes(name) || isPlain(resolve(document, property)));
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(document, property, depth + 1)]));
}

function isPlain({ type, oneOf, anyOf, enum: values, const: only }: Schema): boolean {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return (
    !anyOf &&
    !oneOf &&
    (values !== undefined || only !== undefined || types.some((one) => one === 'string' || one === 'boolean' || one === 'integer'))
  );
}
