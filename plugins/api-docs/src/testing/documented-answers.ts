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
    const place =
      typeof response['$ref'] === 'string' ? response['$ref'].slice(2).split('/') : ['paths', path, method, 'responses', String(status)];
    const pointer = [...place, 'content', 'application/json', 'schema'].map(encoded).join('/');
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
    compiled.set(pointer, validate);
    return validate(body) ? [] : (validate.errors ?? []).map((error) => `${method} ${path} ${status} ${told(error)}`);
  };
}

function told({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}

function encoded(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
