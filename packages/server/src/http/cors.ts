import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Protocol } from '@mortise/plugin-api/server';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const REQUEST_HEADERS = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'x-app',
  'x-authenticator',
  'x-csrf-token',
  'x-data-source',
  'x-hostname',
  'x-locale',
  'x-request-id',
  'x-role',
  'x-timezone',
  'x-with-acl-meta',
];
const RESPONSE_HEADERS = [
  'content-disposition',
  'etag',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-new-token',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-request-id',
];
const PREFLIGHT_SECONDS = '600';

/** What pages of other origins may send and read, as lists of the two headers that say so. */
export interface CorsHeaders {
  readonly allowed: string;
  readonly exposed: string;
}

/** The headers of the core and those of one protocol. */
export function corsHeaders({
  requestHeaders = [],
  responseHeaders = [],
}: Pick<Protocol, 'requestHeaders' | 'responseHeaders'>): CorsHeaders {
  return {
    allowed: [...REQUEST_HEADERS, ...requestHeaders].sort().join(', '),
    exposed: [...RESPONSE_HEADERS, ...responseHeaders].sort().join(', '),
  };
}

const CORE_HEADERS = corsHeaders({});

/** Whose page may read the answer, and what of it. */
export interface AllowedOrigin {
  readonly origin: string;
  /** By default those of the core. */
  readonly headers?: CorsHeaders | undefined;
}

/**
 * Lets a page of this origin read the answer. Cookies are never allowed across origins. Returns true when the request was a preflight of
 * such a page: it wants nothing but these headers.
 */
export function answerOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  { origin, headers = CORE_HEADERS }: AllowedOrigin,
): boolean {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', headers.exposed);
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  response.setHeader('Access-Control-Allow-Methods', METHODS.join(', '));
  response.setHeader('Access-Control-Allow-Headers', headers.allowed);
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  return true;
}
