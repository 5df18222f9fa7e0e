import type { JsonSchema } from '@mortise/plugin-api/server';
import type { StatusKey } from '../doc-texts';
import type { Reference } from './components';
import type { DocContext } from './doc-context';
import { type ErrorClass, errorCodes } from './error-codes';

/** The refusals of an operation by status. */
export function errorResponses(of: ErrorClass, context: DocContext): Readonly<Record<string, Reference>> {
  return Object.fromEntries(errorCodes(of).map(([status, codes]) => [status, errorResponse({ of, status, codes }, context)]));
}

interface Refusal {
  readonly of: ErrorClass;
  readonly status: StatusKey;
  readonly codes: readonly string[];
}

function errorResponse({ of, status, codes }: Refusal, { components, texts }: DocContext): Reference {
  const schema = (): JsonSchema => ({
    type: 'object',
    required: ['errors'],
    properties: {
      errors: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', enum: codes },
            message: { type: 'string' },
            details: { type: 'object', additionalProperties: true },
          },
        },
      },
    },
  });
  return components.refer('responses', `${of}.${status}`, () => ({
    description: texts.status(status),
    ...(status === '429' ? { headers: { 'Retry-After': { schema: { type: 'integer', minimum: 0 } } } } : {}),
    content: {
      'application/json': {
        schema: components.schema(`Errors.${of}.${status}`, schema),
        example: { errors: [{ code: codes[0], message: texts.status(status), details: {} }] },
      },
    },
  }));
}
