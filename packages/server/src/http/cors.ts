import type { IncomingMessage, ServerResponse } from 'node:http';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'if-match',
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
].join(', ');
const EXPOSED_HEADERS = 'content-disposition, x-new-token, x-request-id';
const PREFLIGHT_SECONDS = '600';

/**
 * Lets pages of the listed origins read answers; with an empty list no page of another origin can. Cookies are never allowed across
 * origins. Returns true when the request was a preflight of such a page: it wants nothing but these headers.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: ReadonlySet<string>): boolean {
  if (origins.size === 0) return false;
  response.setHeader('Vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.has(origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false;
  response.setHeader('Access-Control-Allow-Methods', METHODS.join(', '));
  response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
  return true;
}
