import { type IncomingMessage, type RequestOptions, get as getByHttp } from 'node:http';
import { get as getByHttps } from 'node:https';
import { lookupPublic, mayBePublic } from '@mortise/plugin-api/server';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 256 * 1024;

export interface FetchOptions {
  /** Lets the address be one of this network. */
  readonly privateAddressAllowed: boolean;
  readonly signal: AbortSignal;
}

/**
 * Gets a text: five seconds, 256 KiB, no redirects, and only from the public Internet unless private addresses are allowed. The address is checked at
 * the moment it is connected to, so a name that changes its address in between gains nothing.
 * @throws Error for everything else than a complete answer with status 200
 */
export async function fetchText(address: string, { privateAddressAllowed, signal }: FetchOptions): Promise<string> {
  const url = new URL(address);
  if (!privateAddressAllowed && !mayBePublic(url)) throw new Error('The address is not public');
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const response = await request(url, {
    signal: limit,
    agent: false,
    headers: { accept: 'application/json' },
    ...(privateAddressAllowed ? {} : { lookup: lookupPublic }),
  });
  return readAll(response);
}

function request(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? getByHttps : getByHttp;
  return new Promise((resolve, reject) => {
    get(url, options, resolve).on('error', reject);
  });
}

async function readAll(response: IncomingMessage): Promise<string> {
  try {
    if (response.statusCode !== 200) throw new Error(`The answer has status ${response.statusCode}`);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new Error(`The answer is longer than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    response.destroy();
  }
}
