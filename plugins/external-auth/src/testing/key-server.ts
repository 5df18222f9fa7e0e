import { type JsonWebKey, createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';

export interface KeyServer {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** What it answers from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

/** An issuer's server on this machine; answers 503 until told otherwise. */
export async function startKeyServer(): Promise<KeyServer> {
  let count = 0;
  let current: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    count += 1;
    current(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/jwks`,
    asked: () => count,
    answer: (listener) => void (current = listener),
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/** Serves keys as a JSON Web Key Set (RFC 7517, 5). */
export function serveKeys(keys: readonly JsonWebKey[]): RequestListener {
  return (_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
}

export function jwkOf(publicKey: string, kid: string): JsonWebKey {
  return { ...createPublicKey(publicKey).export({ format: 'jwk' }), kid, use: 'sig' };
}
