import type { ActionPermission, JsonSchema } from '@mortise/plugin-api/server';
import type { Reference } from '../document/components';
import type { DocContext } from '../document/doc-context';
import type { ErrorClass } from '../document/error-codes';
import { errorResponses } from '../document/error-responses';

/** One operation and where it is. */
export interface Operation {
  /** Below the base of the API, with a leading slash. */
  readonly path: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly operation: JsonSchema;
}

/** What is said of an operation of the action API. */
export interface Said {
  readonly resource: string;
  readonly action: string;
  readonly permission: ActionPermission;
  /** By GET: it changes nothing and takes no body. */
  readonly byGet: boolean;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly parameters: readonly JsonSchema[];
  readonly body?: JsonSchema | undefined;
  readonly success: Readonly<Record<string, JsonSchema>>;
  readonly errors: ErrorClass;
}

/** `/todos:list`, `/users/{sourceKey}/roles:add`. */
export function actionPath(resource: string, action: string): string {
  const [parent, ...below] = resource.split('.');
  return `/${below.length === 0 ? resource : `${parent}/{sourceKey}/${below.join('.')}`}:${action}`;
}

export function describeOperation(said: Said, context: DocContext): Operation {
  const { resource, action, permission, byGet, tag, summary, description, parameters, body, success, errors } = said;
  return {
    path: actionPath(resource, action),
    method: byGet ? 'get' : 'post',
    operation: {
      operationId: `${resource}.${action}`,
      tags: [tag],
      summary,
      ...(description === undefined ? {} : { description }),
      ...(permission.kind === 'public' ? { security: [] } : {}),
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(body === undefined ? {} : { requestBody: body }),
      responses: { ...success, ...errorResponses(errors, context) },
    },
  };
}

/** `{"data": …, "meta": …}`. */
export function envelope(data: JsonSchema, meta?: Reference): JsonSchema {
  return { type: 'object', required: ['data'], properties: { data, ...(meta ? { meta } : {}) } };
}

export function jsonContent(schema: JsonSchema): JsonSchema {
  return contentIn('application/json', schema);
}

/** The same content in any of these media types. */
export function contentIn(types: string | readonly string[], schema: unknown): JsonSchema {
  return { content: Object.fromEntries([types].flat().map((type) => [type, { schema }])) };
}

/** The answer of an action that succeeded. */
export function succeeded(schema: JsonSchema, { texts }: DocContext, headers?: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return { '200': { description: texts.t('done'), ...(headers ? { headers } : {}), ...jsonContent(schema) } };
}
