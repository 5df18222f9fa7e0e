import type { IncomingMessage } from 'node:http';
import { UPLOAD_TYPES, type Upload } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { ClientGone } from '../http/client-gone';

/** The body of a request as an upload; undefined when its media type is no such thing. Compressed ones are none: nothing is unpacked. */
export function uploadOf(request: IncomingMessage): Upload | undefined {
  const { 'content-encoding': coding, 'content-type': contentType = '' } = request.headers;
  // The first is what nearly all requests are.
  if (contentType === 'application/json' || (coding !== undefined && coding !== 'identity')) return undefined;
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  const known = UPLOAD_TYPES.find((one) => one === type);
  return known && { type: known, read: (maxBytes) => readChunks(request, maxBytes) };
}

/** Whoever stops reading early leaves the request open, so that its caller can still be answered. */
async function* readChunks(request: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  const tooLarge = new AppError('BODY_TOO_LARGE', { max: maxBytes });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge;
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > maxBytes) throw tooLarge;
      yield bytes;
    }
  } catch (error) {
    throw request.complete || error === tooLarge ? error : new ClientGone();
  }
  if (!request.complete) throw new ClientGone();
}
