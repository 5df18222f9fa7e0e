import { type AddressInfo } from 'node:net';
import { createServer } from 'node:http';

export interface EvilServer {
  /** `http://127.0.0.1:40000` */
  readonly origin: string;
  /** Requests that reached it. */
  readonly heard: readonly string[];
  /** How many connections were opened to it, for a request or not. */
  connections(): number;
  close(): Promise<void>;
}

/** A server that would take whatever a frame sends out. */
export async function startEvilServer(): Promise<EvilServer> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('x');
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    connections: () => connections,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
