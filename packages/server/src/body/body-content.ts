import type { IncomingMessage } from 'node:http';
import { AppError, isAppError, type JsonValue } from '@mortise/shared';
import { parseJsonBody } from './parse-json-body';
import { hasBody, readBody } from './read-body';

/** A request's JSON body; a fault is held until the caller is known and allowed. */
export interface BodyContent {
  readonly value?: JsonValue;
  readonly fault?: AppError;
}

const NO_BODY: BodyContent = Object.freeze({});
const JSON_TYPE = /^application\/(?:[a-z0-9!#$&^_.-]+\+)?json[\t ]*(?:;|$)/i;

/**
 * Reads the body, `limit` in bytes. An empty body is no body.
 * @throws AppError BODY_TOO_LARGE; ClientGone
 */
export async function readBodyContent(request: IncomingMessage, limit: number): Promise<BodyContent> {
  if (!hasBody(request)) return NO_BODY;
  const bytes = await readBody(request, limit);
  if (bytes.length === 0) return NO_BODY;
  try {
    refuseForeignMedia(request);
    return { value: parseJsonBody(bytes) };
  } catch (error) {
    if (isAppError(error)) return { fault: error };
    throw error;
  }
}

function refuseForeignMedia({ headers }: IncomingMessage): void {
  const coding = headers['content-encoding'];
  // A few compressed kilobytes may unpack to gigabytes, so nothing is unpacked.
  if (coding !== undefined && coding !== 'identity') throw unsupported('content-encoding', 'identity');
  const type = headers['content-type'];
  if (type !== undefined && !JSON_TYPE.test(type)) throw unsupported('content-type', 'application/json');
}

function unsupported(header: string, expected: string): AppError {
  return new AppError('MEDIA_TYPE_UNSUPPORTED', { header, expected });
}
