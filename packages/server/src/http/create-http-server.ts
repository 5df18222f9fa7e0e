import { type RequestListener, STATUS_CODES, type Server, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@mortise/shared';
import type { ErrorTexts } from './error-edge';

export interface HttpServerOptions {
  readonly handle: RequestListener;
  readonly texts: ErrorTexts;
  /** Bytes; a caller who asks first (`Expect: 100-continue`) is told before it sends more than that. */
  readonly bodyLimit: number;
}

/** A Node server with tight limits. Nothing listens yet. */
export function createHttpServer({ handle, texts, bodyLimit }: HttpServerOptions): Server {
  const server = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    },
    handle,
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 4_000;
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) <= bodyLimit) response.writeContinue();
    handle(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => refuse(error, socket, texts));
  return server;
}

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Answers what Node's parser could not read; there is no request object, so the answer is written by hand. */
function refuse(error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Duplex, texts: ErrorTexts): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, details } = refusalOf(error);
  const body = JSON.stringify({ errors: [{ message: texts.t('en', `errors.${code}`, details), code, details }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf({ code, rawPacket }: NodeJS.ErrnoException & { rawPacket?: Buffer }): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      // The overflowing line is the first one when no line has ended yet.
      return rawPacket?.includes('\n') === false
        ? { status: 414, code: 'URL_TOO_LONG', details: { max: 8 * 1024 } }
        : { status: 431, code: 'HEADER_INVALID', details: { header: 'section', expected: 'at most 16384 bytes' } };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'DEADLINE_EXCEEDED', details: { what: 'request' } };
    default:
      return { status: 400, code: 'HEADER_INVALID', details: { header: 'section', expected: 'well-formed HTTP/1.1' } };
  }
}
