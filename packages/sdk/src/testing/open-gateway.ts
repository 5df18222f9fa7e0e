import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request, the first being 1. `break`: it is done, and its answer lost on the way. */
type Fate = 'pass' | 'break' | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | 'hang';

export interface Gateway {
  readonly url: string;
  readonly seen: readonly IncomingMessage[];
  /** Decides for each request from now on; counts anew. */
  decide(fate: (count: number) => Fate): void;
  close(): Promise<void>;
}

/** Something in front of a server that answers for it, or loses its answers. */
export async function openGateway(target = 'http://127.0.0.1:9'): Promise<Gateway> {
  let seen: IncomingMessage[] = [];
  let fateOf: (count: number) => Fate = () => 'pass';
  const server = createServer((request, response) => {
    seen.push(request);
    const fate = fateOf(seen.length);
    if (fate === 'pass' || fate === 'break') return forward({ request, response, target, isBroken: fate === 'break' });
    if (fate !== 'hang') response.writeHead(fate.status, fate.headers).end(fate.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get seen() {
      return seen;
    },
    decide(fate) {
      fateOf = fate;
      seen = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Forwarded {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly isBroken: boolean;
}

function forward({ request, response, target, isBroken }: Forwarded): void {
  const { method = 'GET', headers, url = '/' } = request;
  const upstream = httpRequest(target + url, { method, headers }, (answer) => {
    if (!isBroken) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    answer.resume().on('end', () => response.destroy());
  });
  upstream.on('error', () => response.destroy());
  request.pipe(upstream);
}
