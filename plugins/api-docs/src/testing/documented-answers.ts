import { createRequire } from 'node:module';
import type { OpenApiDocument } from './small-world';

/** As far as they are used: Ajv is the core's. */
interface ErrorObject {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: unknown;
}
interface ValidateFunction {
  (value: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}
interface Validator {
  addSchema(schema: object, key: string): void;
  compile(schema: object): ValidateFunction;
}

/** The validator of the core, which this plugin has no business with outside of its tests. */
const ofCore = createRequire(require.resolve('@mortise/resources'));
const { default: Ajv2020 } = ofCore('ajv/dist/2020') as { default: new (options: object) => Validator };
const addFormats = ofCore('ajv-formats') as { default: (ajv: Validator) => Validator };

export interface Answered {
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly body: unknown;
}

/** Checks answers against what a document says of them: what is wrong, in words; nothing for a documented answer. */
export function answerChecker(document: OpenApiDocument): (answered: Answered) => readonly string[] {
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  return ({ path, method, status, body }) => {
    const response = document.paths[path]?.[method]?.responses[status] as Readonly<Record<string, unknown>> | undefined;
    if (!response) return [`${method} ${path} answers ${status}, which is not documented: ${JSON.stringify(body)}`];
    const { content, place } = contentOf(document, response, ['paths', path, method, 'responses', String(status)]);
    if (content === undefined) return body === '' ? [] : [`${method} ${path} answers ${status} with a body that is not documented`];
    if (!('application/json' in content)) return typeof body === 'string' ? [] : [`${method} ${path} answers ${status} in JSON`];
    const pointer = [...place, 'content', 'application/json', 'schema'].map(encoded).join('/');
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
    compiled.set(pointer, validate);
    return validate(body) ? [] : (validate.errors ?? []).map((error) => `${method} ${path} ${status} ${told(error)}`);
  };
}

type Part = Readonly<Record<string, unknown>>;

/** What a response, or the component it refers to, may hold, and where in the document that stands. */
function contentOf(
  document: OpenApiDocument,
  response: Part,
  own: readonly string[],
): { readonly content?: Part; readonly place: readonly string[] } {
  const { $ref } = response;
  if (typeof $ref !== 'string') return { ...(response as { readonly content?: Part }), place: own };
  const place = $ref.slice(2).split('/');
  const found = place.reduce<unknown>((part, step) => (part as Part)[step], document);
  return { ...(found as { readonly content?: Part }), place };
}

function told({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

function encoded(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
