import type { IncomingMessage } from 'node:http';
import type { ServedApi } from '@mortise/plugin-api/server';

/** The address of an API to which a request for a token was sent. */
export interface ApiAddress {
  /** `/oauth/shop`, as all its addresses begin. */
  readonly place: string;
  /** Undefined where there is no such API, which is nobody's business: such a request is answered as one with a wrong secret. */
  readonly api: ServedApi | undefined;
}

/** Of the requests that were sent to an API. */
export type ApiAddresses = WeakMap<IncomingMessage, ApiAddress>;
