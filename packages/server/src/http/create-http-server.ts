import { type RequestListener, type Server, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorTexts } from './error-edge';
import {
  CONNECT_REFUSAL,
  MAX_HEADERS,
  MAX_HEADER_BYTES,
  type Refusal,
  headerFault,
  refusalAnswer,
  refusalText,
  unreadable,
} from './refusal';

export interface HttpServerOptions {
  readonly handle: RequestListener;
  readonly texts: ErrorTexts;
  /** Bytes; a caller who asks first (`Expect: 100-continue`) is told before it sends more than that. */
  readonly bodyLimit: number;
}

/** A Node server with tight limits. Nothing listens yet. */
export function createHttpServer({ handle, texts, bodyLimit }: HttpServerOptions): Server {
  const server = createServer({
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Node's own answer to a missing Host is empty.
    requireHostHeader: false,
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = 4_000;
  const refuser = new Refuser(texts);
  const receive: RequestListener = (request, response) => {
    refuser.watch(response);
    const fault = headerFault(request);
    if (fault) refuser.answer(response, fault);
    else handle(request, response);
  };
  server.on('request', receive);
  server.on('checkContinue', (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) <= bodyLimit) response.writeContinue();
    receive(request, response);
  });
  // An expectation we do not know may be ignored (RFC 9110, 10.1.1); Node's own answer to it is empty.
  server.on('checkExpectation', receive);
  server.on('connect', (_request, socket) => refuser.end(socket, CONNECT_REFUSAL));
  server.on('clientError', (error, socket) => refuser.refuse(error, socket));
  return server;
}

/** Milliseconds a refused caller has to read its answer and leave. */
const LINGER = 2_000;

/** Answers what never reaches the pipeline. */
class Refuser {
  readonly #texts: ErrorTexts;
  /** The last answer begun on each connection. */
  readonly #answers = new WeakMap<Duplex, ServerResponse>();
  readonly #refused = new WeakSet<Duplex>();

  constructor(texts: ErrorTexts) {
    this.#texts = texts;
  }

  watch(response: ServerResponse): void {
    this.#answers.set(response.req.socket, response);
  }

  answer(response: ServerResponse, refusal: Refusal): void {
    const { status, headers, body } = refusalAnswer(refusal, this.#texts);
    response.writeHead(status, headers).end(body);
  }

  /** For what Node's parser could not read: there is no request object, so the answer is written by hand. */
  refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (this.#refused.has(socket)) return;
    this.#refused.add(socket);
    const before = this.#answers.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else if (before === undefined || before.closed) this.end(socket, unreadable(error));
    // The fault lies behind a whole request, which still gets its answer first: the answers would change places otherwise.
    else if (before.req.complete) before.once('close', () => this.end(socket, unreadable(error)));
    else if (before.headersSent) socket.destroy();
    else this.end(socket, unreadable(error));
  }

  end(socket: Duplex, refusal: Refusal): void {
    if (!socket.writable) return;
    socket.end(refusalText(refusalAnswer(refusal, this.#texts)));
    const cut = setTimeout(() => socket.destroy(), LINGER).unref();
    socket.once('close', () => clearTimeout(cut));
  }
}
