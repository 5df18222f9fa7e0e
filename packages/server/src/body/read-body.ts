import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@mortise/shared';
import { ClientGone } from '../http/client-gone';

/** True when the request announces a body. */
export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  return coding !== undefined || (length !== undefined && length !== '0');
}

/** @throws AppError BODY_TOO_LARGE when more than `limit` bytes are announced */
export function refuseLargeBody(request: IncomingMessage, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new AppError('BODY_TOO_LARGE', { max: limit });
}

/**
 * Collects the whole body, at most `limit` bytes.
 * @throws AppError BODY_TOO_LARGE as soon as more bytes are announced or arrive
 * @throws ClientGone when the caller leaves before the end
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(new AppError('BODY_TOO_LARGE', { max: limit }));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.off('data', take);
      chunks.length = 0;
      reject(new AppError('BODY_TOO_LARGE', { max: limit }));
    };
    const complete = (): void => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    // Listeners go with the request. After the end nobody waits any more for what they say.
    const leave = (): void => reject(new ClientGone());
    request.on('data', take).on('end', complete).on('close', leave).on('error', leave);
  });
}

// Many clients read an answer only after they have sent everything; cut off earlier they report a broken pipe.
const LINGER_BYTES = 128 * 1024 * 1024;
const LINGER_MILLISECONDS = 5_000;

/**
 * Lets a caller whose request was answered early finish sending, so that it gets to read the answer; one who sends on and on is
 * cut off.
 */
export function discardRest(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || request.destroyed) return;
  const closes = !response.shouldKeepAlive;
  // Node closes such a connection right after the answer; here that waits for the caller's last byte.
  if (!response.headersSent) response.shouldKeepAlive = true;
  let size = 0;
  const { socket } = request;
  const cut = (): void => void socket.destroy();
  const timer = setTimeout(cut, LINGER_MILLISECONDS);
  const settle = (): void => {
    clearTimeout(timer);
    socket.off('close', settle);
    if (closes) socket.end();
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LINGER_BYTES) cut();
  });
  request.once('end', settle);
  // Node tells the request nothing when its connection is closed after the answer.
  socket.once('close', settle);
}
