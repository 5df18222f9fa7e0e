import type { IncomingMessage } from 'node:http';
import type { Texts } from '@mortise/kernel';
import type { ClientFacts } from '@mortise/plugin-api/server';
import { clientAddress } from './client-address';
import { serverAddress } from './server-address';

export interface ClientFactsOptions {
  readonly trustedHops: number;
  readonly texts: Pick<Texts, 'negotiate'>;
  /** For callers who name no language. */
  readonly language: string;
  /** Where users reach the server, if that is configured. */
  readonly publicUrl?: string | undefined;
}

const MAX_USER_AGENT = 500;

/** What the connection and the headers say about the caller. */
export function clientFacts(request: IncomingMessage, requestId: string, options: ClientFactsOptions): ClientFacts {
  const { 'x-locale': wanted, 'accept-language': accepted, 'user-agent': agent } = request.headers;
  const explicit = typeof wanted === 'string' ? wanted : localeInAddress(request.url);
  const silent = explicit === undefined && accepted === undefined;
  return Object.freeze({
    requestId,
    address: clientAddress(request.socket.remoteAddress, forwardedFor(request), options.trustedHops),
    userAgent: agent?.slice(0, MAX_USER_AGENT),
    locale: silent ? options.language : options.texts.negotiate(explicit, accepted),
    ...serverAddress(request, options),
  });
}

/** `?locale=zh-CN`, for links and clients that cannot set a header. */
function localeInAddress(url = ''): string | undefined {
  if (!url.includes('locale=')) return undefined;
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('locale') ?? undefined;
}

function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const value = headers['x-forwarded-for'];
  return typeof value === 'string' ? value : value?.join(',');
}
