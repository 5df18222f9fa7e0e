import type { JsonSchema } from '@mortise/plugin-api/server';
import type { OpenApiDocument } from './small-world';

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** What a document leaves open about its operations: answers that may be any JSON, or refusals nobody is told of. In words, nothing for a good one. */
export function untypedAnswers(document: OpenApiDocument): readonly string[] {
  const read = <T>(part: unknown): T => resolved(part, document) as T;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) => {
      const statuses = Object.keys(responses);
      const open = statuses.filter((status) => {
        const contents = Object.values(read<Response>(responses[status]).content ?? {});
        return contents.some(({ schema }) => isOpen(inEnvelope(schema), read));
      });
      return [
        ...(statuses.some((status) => status.startsWith('2')) ? [] : [`${method} ${path} never succeeds`]),
        ...(statuses.some((status) => status.startsWith('4')) ? [] : [`${method} ${path} never refuses`]),
        ...open.map((status) => `${method} ${path} answers ${status} with anything`),
      ];
    }),
  );
}

function inEnvelope(schema: JsonSchema): unknown {
  const { data } = (schema['properties'] ?? {}) as { readonly data?: unknown };
  return data ?? schema;
}

type Read = <T>(part: unknown) => T;

/** Whether a schema says nothing of what is answered. Fields of type json inside of it are anything by right. */
function isOpen(part: unknown, read: Read): boolean {
  if (isReference(part) && part.$ref.endsWith('/Shared.JsonValue')) return true;
  const schema = read<JsonSchema>(part);
  const branches = [schema['anyOf'], schema['oneOf'], schema['allOf']].filter((list) => Array.isArray(list)).flat();
  if (branches.length > 0) return branches.some((branch) => isOpen(branch, read));
  if (schema['type'] === 'object') return schema['properties'] === undefined && schema['additionalProperties'] === undefined;
  if (schema['type'] === 'array') return isOpen(schema['items'] ?? {}, read);
  return schema['type'] === undefined && schema['const'] === undefined && schema['enum'] === undefined;
}

function isReference(part: unknown): part is { readonly $ref: string } {
  return typeof part === 'object' && part !== null && '$ref' in part;
}

function resolved(part: unknown, document: OpenApiDocument): unknown {
  if (!isReference(part)) return part;
  const steps = part.$ref.slice(2).split('/');
  return steps.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>>)[step], document);
}
