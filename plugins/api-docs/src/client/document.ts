/** JSON Schema as far as the explorer looks into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Parameter extends Content {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly description?: string;
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: Schema;
}

export interface DocumentedResponse extends Content {
  readonly $ref?: string;
  readonly description: string;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security?: readonly unknown[];
  readonly servers?: readonly { readonly url: string }[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content & { readonly required?: boolean; readonly description?: string };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

/** The parts of an OpenAPI document the explorer shows. */
export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: Readonly<Record<'schemas' | 'parameters' | 'responses', Readonly<Record<string, unknown>>>>;
}

/** One operation with everything it refers to. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/api/todos:list` */
  readonly path: string;
  readonly group: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly type: string; readonly schema: Schema; readonly description: string | undefined } | undefined;
  readonly responses: readonly { readonly status: string; readonly description: string }[];
  /** A good answer, where that is JSON. */
  readonly answer: Schema | undefined;
}

/** The operation of this id, with what it says of itself; undefined when the document has none. */
export function operationOf(document: ApiDocument, id: string): Operation | undefined {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === id) return toOperation(document, { path, method, operation });
  return undefined;
}

interface Found {
  readonly path: string;
  readonly method: string;
  readonly operation: DocumentedOperation;
}

function toOperation(document: ApiDocument, { path, method, operation }: Found): Operation {
  const base = (operation.servers ?? document.servers)[0]?.url ?? '';
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path: base.replace(/\/$/, '') + path,
    group: operation.tags[0] ?? '',
    summary: operation.summary,
    description: operation.description === operation.summary ? undefined : operation.description,
    isPublic: operation.security?.length === 0,
    parameters: (operation.parameters ?? []).map((parameter) => resolve(document, parameter)),
    body: type === undefined ? undefined : { type, schema: content?.schema ?? {}, description: operation.requestBody?.description },
    responses: Object.entries(operation.responses).map(([status, response]) => ({
      status,
      description: resolve(document, response).description,
    })),
    answer: answerOf(document, operation),
  };
}

function answerOf(document: ApiDocument, { responses }: DocumentedOperation): Schema | undefined {
  const [, good] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const contents = Object.entries((good && resolve(document, good).content) ?? {});
  return contents.find(([type]) => type.startsWith('application/json'))?.[1].schema;
}

/** What a reference stands for; anything else as it is. */
export function resolve<Part extends { readonly $ref?: string }>({ components }: ApiDocument, part: Part): Part {
  const [, section = '', name = ''] = /^#\/components\/([^/]+)\/(.+)$/.exec(part.$ref ?? '') ?? [];
  const parts = components[section as keyof ApiDocument['components']] as Readonly<Record<string, Part>> | undefined;
  return parts?.[name] ?? part;
}
