import type { IncomingMessage } from 'node:http';
import type { Upload } from '@mortise/plugin-api/server';
import { AppError, isAppError, type JsonValue } from '@mortise/shared';
import { parseJsonBody } from './parse-json-body';
import { hasBody, readBody } from './read-body';
import { uploadOf } from './upload';

/** A request's JSON body; a fault is held until the caller is known and allowed. */
export interface BodyContent {
  readonly value?: JsonValue;
  readonly fault?: AppError;
  /** A body for those who read it themselves; for everybody else there is `fault`. */
  readonly upload?: Upload;
  /** A form for those who take one; for everybody else there is `fault`. */
  readonly form?: URLSearchParams;
  /** A form or a plain text as it was sent, for those who take one; for everybody else there is `fault`. */
  readonly text?: string;
}

const NO_BODY: BodyContent = Object.freeze({});
const JSON_TYPE = /^application\/(?:[a-z0-9!#$&^_.-]+\+)?json[\t ]*(?:;|$)/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded[\t ]*(?:;|$)/i;
const PLAIN_TYPE = /^text\/plain[\t ]*(?:;|$)/i;
const MAX_FORM_FIELDS = 1_000;

/**
 * Reads the body, `limit` in bytes. An empty body is no body.
 * @throws AppError BODY_TOO_LARGE; ClientGone
 */
export async function readBodyContent(request: IncomingMessage, limit: number): Promise<BodyContent> {
  if (!hasBody(request)) return NO_BODY;
  const upload = uploadOf(request);
  if (upload) return { upload, fault: uploadFault(request, limit) };
  const bytes = await readBody(request, limit);
  if (bytes.length === 0) return NO_BODY;
  if (isSentAs(FORM_TYPE, request)) return formContent(bytes);
  if (isSentAs(PLAIN_TYPE, request)) return { text: bytes.toString('utf8'), fault: unsupported('content-type', 'application/json') };
  try {
    refuseForeignMedia(request);
    return { value: parseJsonBody(bytes) };
  } catch (error) {
    if (isAppError(error)) return { fault: error };
    throw error;
  }
}

function isSentAs(type: RegExp, { headers }: IncomingMessage): boolean {
  const coding = headers['content-encoding'];
  return (coding === undefined || coding === 'identity') && type.test(headers['content-type'] ?? '');
}

function formContent(bytes: Buffer): BodyContent {
  const text = bytes.toString('utf8');
  const fault = unsupported('content-type', 'application/json');
  // Counted before anything is made of it.
  const fields = text.split('&', MAX_FORM_FIELDS + 1).length;
  return fields > MAX_FORM_FIELDS ? { fault } : { form: new URLSearchParams(text), text, fault };
}

/** What is wrong with an upload that nobody takes. */
function uploadFault({ headers }: IncomingMessage, limit: number): AppError {
  const isTooLarge = Number(headers['content-length'] ?? 0) > limit;
  return isTooLarge ? new AppError('BODY_TOO_LARGE', { max: limit }) : unsupported('content-type', 'application/json');
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
