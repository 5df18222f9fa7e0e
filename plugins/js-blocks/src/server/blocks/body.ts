import type { JsonObject, JsonValue } from '@mortise/shared';
import type { BlockAddress, BlockCall } from '../../contract';

const KEY = { type: 'string', pattern: '^[\\w-]{1,40}$' };

const ADDRESS = { page: KEY, block: KEY, revision: { type: ['integer', 'null'], minimum: 1, maximum: 999_999_999 } };

/** JSON Schema of a body that says for which block it is. */
export function blockBody(
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[] = Object.keys(properties),
): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['page', 'block', ...required],
    properties: { ...ADDRESS, ...properties },
  };
}

/** The body fits its schema. */
export function readBody<Body extends object>(values: JsonValue | undefined): Body & { readonly address: BlockAddress } {
  const { page, block, revision = null, ...rest } = (values ?? {}) as JsonObject & BlockCall;
  return { ...(rest as unknown as Body), address: { page, block, revision: revision ?? undefined } };
}
