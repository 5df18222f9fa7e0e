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
  return new RequestFacts(request, requestId, options);
}

/** Most requests are asked for the address alone, so the rest is worked out when somebody wants to know. */
class RequestFacts implements ClientFacts {
  readonly requestId: string;
  readonly address: string;
  readonly #request: IncomingMessage;
  readonly #options: ClientFactsOptions;
  #server: ReturnType<typeof serverAddress> | undefined;

  constructor(request: IncomingMessage, requestId: string, options: ClientFactsOptions) {
    this.requestId = requestId;
    // At once: a socket that is closed has none any more.
    this.address = clientAddress(request.socket.remoteAddress, forwardedFor(request), options.trustedHops);
    this.#request = request;
    this.#options = options;
  }

  get userAgent(): string | undefined {
    return this.#request.headers['user-agent']?.slice(0, MAX_USER_AGENT);
  }

  get locale(): string {
    const { 'x-locale': wanted, 'accept-language': accepted } = this.#request.headers;
    const explicit = typeof wanted === 'string' ? wanted : localeInAddress(this.#request.url);
    if (explicit === undefined && accepted === undefined) return this.#options.language;
    return this.#options.texts.negotiate(explicit, accepted);
  }

  get secure(): boolean {
    return this.#reached.secure;
  }

  get origin(): string {
    return this.#reached.origin;
  }

  get #reached(): ReturnType<typeof serverAddress> {
    return (this.#server ??= serverAddress(this.#request, this.#options));
  }
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
