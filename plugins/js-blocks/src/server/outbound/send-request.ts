import { type IncomingMessage, type RequestOptions, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { lookupPublic, mayBePublic } from '@mortise/plugin-api/server';

export interface OutboundRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface OutboundLimits {
  /** Hosts of this network an administrator allows; they may also be called without TLS. */
  readonly privateHosts: readonly string[];
  /** Of the answer's body. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Why a call to another server did not come to its end, in words its author may read. */
export class OutboundFailure extends Error {}

/**
 * One request to another server, without following where it leads. The address must be public at the moment it is connected to, and speak TLS,
 * unless its host is one of the private ones.
 * @throws OutboundFailure
 */
export async function sendRequest(url: URL, outbound: OutboundRequest, limits: OutboundLimits): Promise<OutboundResponse> {
  const isPrivate = limits.privateHosts.includes(url.host);
  requireAddress(url, isPrivate);
  try {
    const response = await open(url, outbound, { signal: limits.signal, agent: false, ...(isPrivate ? {} : { lookup: lookupPublic }) });
    const body = await readAll(response, limits.maxBytes);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    if (error instanceof OutboundFailure) throw error;
    throw new OutboundFailure(reasonOf(error, limits.signal), { cause: error });
  }
}

function requireAddress(url: URL, isPrivate: boolean): void {
  if (url.username !== '' || url.password !== '') throw new OutboundFailure('an address must not hold a name or a password');
  if (url.protocol !== 'https:' && !(isPrivate && url.protocol === 'http:')) throw new OutboundFailure('only https is called');
  if (!isPrivate && !mayBePublic(url)) throw new OutboundFailure('the address is not public');
}

function open(url: URL, { method, headers, body }: OutboundRequest, options: RequestOptions): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    const sent = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    // Nothing is unpacked: a few compressed kilobytes may be gigabytes.
    const all = { ...headers, ...sent, 'accept-encoding': 'identity' };
    request(url, { ...options, method, headers: all }, resolve)
      .on('error', reject)
      .end(body);
  });
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new OutboundFailure(`the answer is longer than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    response.destroy();
  }
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long';
  const { code, message } = error as NodeJS.ErrnoException;
  if (message.endsWith('is not public')) return 'the address is not public';
  return code ?? 'the connection failed';
}
