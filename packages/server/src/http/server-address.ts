import { parseUrl } from '@mortise/shared';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { ClientFacts } from '@mortise/plugin-api/server';

export interface ServerAddressOptions {
  readonly trustedHops: number;
  /** An http or https address; beats whatever the request says. */
  readonly publicUrl?: string | undefined;
}

/** What a Host header may hold besides a port: no credentials, path, query or spaces. */
const AUTHORITY = /^[^\s/\\?#@,]+$/;
/** Origins remembered by the address they were read from: there are few, and reading one costs more than most steps of a request. */
const REMEMBERED = 100;
/** What strangers make up takes no more room than this, each. */
const LONGEST = 300;
const origins = new Map<string, string>();

/**
 * How the caller's browser reaches this server. `X-Forwarded-Proto` and `X-Forwarded-Host` are believed from as many proxies as
 * are ours, counted like the entries of `X-Forwarded-For`.
 */
export function serverAddress(
  request: IncomingMessage,
  { trustedHops, publicUrl }: ServerAddressOptions,
): Pick<ClientFacts, 'secure' | 'origin'> {
  if (publicUrl !== undefined) {
    const origin = originOf(publicUrl);
    return { secure: origin.startsWith('https:'), origin };
  }
  const { headers, socket } = request;
  const scheme = believed(headers['x-forwarded-proto'], trustedHops)?.toLowerCase();
  const secure = scheme === undefined ? (socket as Partial<TLSSocket>).encrypted === true : scheme === 'https';
  const host = believed(headers['x-forwarded-host'], trustedHops) ?? headers.host ?? '';
  return { secure, origin: AUTHORITY.test(host) ? originOf(`${secure ? 'https' : 'http'}://${host}`) : '' };
}

/** The entry the outermost of our proxies wrote; undefined when there is none to believe. */
function believed(header: string | string[] | undefined, trustedHops: number): string | undefined {
  if (trustedHops === 0 || header === undefined) return undefined;
  const entries = [header].flat().join(',').split(',');
  return entries[Math.max(0, entries.length - trustedHops)]?.trim() || undefined;
}

/** As browsers write it: host in lower case, no default port. Empty for what is no address. */
function originOf(url: string): string {
  const known = origins.get(url);
  if (known !== undefined) return known;
  const origin = parseUrl(url)?.origin ?? '';
  if (origins.size >= REMEMBERED) origins.clear();
  if (url.length <= LONGEST) origins.set(url, origin);
  return origin;
}
