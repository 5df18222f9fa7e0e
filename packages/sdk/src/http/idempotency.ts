import { InputError, MortiseError } from '../errors/errors';
import type { Answer } from './answer';
import type { Call, Transport } from './transport';

/** 128 random bits; `crypto.randomUUID` is missing on pages that came without TLS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Write extends Omit<Call, 'repeatable' | 'method'> {
  /** Instead of a key of the SDK's own: for writes that are repeated by another process. */
  readonly idempotencyKey?: string | undefined;
}

/** Actions that remember no keys, such as those plugins define themselves. */
const unkeyed = new WeakMap<Transport, Set<string>>();

/**
 * A write of records, under a key by which the server does it once however often it is sent.
 * @throws MortiseError ANSWER_NOT_KEPT when it was done by an earlier attempt whose answer was too long to be kept
 */
export async function sendOnce(transport: Transport, { idempotencyKey, ...write }: Write): Promise<Answer> {
  const known = unkeyed.get(transport) ?? new Set<string>();
  unkeyed.set(transport, known);
  const action = withoutParent(write.path);
  const isRemembered = transport.remembersKeys && !known.has(action);
  if (!isRemembered && idempotencyKey === undefined) return transport.send({ ...write, method: 'POST', repeatable: 'refused' });
  const headers = { ...write.headers, 'idempotency-key': idempotencyKey ?? newKey() };
  try {
    return whole(await transport.send({ ...write, method: 'POST', headers, repeatable: 'always' }));
  } catch (error) {
    if (idempotencyKey !== undefined || !isKeyRefused(error)) throw error;
    known.add(action);
    return transport.send({ ...write, method: 'POST', repeatable: 'refused' });
  }
}

/** `posts/tags:create` of `posts/1/tags:create`. */
function withoutParent(path: string): string {
  return path.replace(/\/[^/]*\//, '/');
}

/** Nothing was done: the action does not know keys. */
function isKeyRefused(error: unknown): boolean {
  return error instanceof InputError && error.code === 'HEADER_INVALID' && error.details['header'] === 'idempotency-key';
}

function whole(answer: Answer): Answer {
  if (answer.meta['replayed'] !== true || answer.data !== null) return answer;
  const message = 'The write was done, but its answer was too long to be kept for a second attempt. Read the records again.';
  throw new MortiseError({
    status: 200,
    faults: [{ message, code: 'ANSWER_NOT_KEPT', details: {} }],
    requestId: answer.headers.get('x-request-id') ?? undefined,
  });
}
