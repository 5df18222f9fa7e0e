import { once } from 'node:events';
import { Server, connect } from 'node:net';

export interface Proxy {
  readonly port: number;
  start(): Promise<void>;
  /** Cuts every connection and takes no new one. */
  stop(): Promise<void>;
}

/** A server in between that can be stopped as if the one behind it were restarted. */
export async function openProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  const sockets = new Set<{ destroy(): void }>();
  const server = new Server((socket) => {
    const upstream = connect(target);
    for (const [end, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(end);
      end.on('error', () => end.destroy());
      // Whoever waits on one side learns that there is nobody on the other any more.
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
    }
    socket.pipe(upstream).pipe(socket);
  });
  const listen = async (port: number): Promise<void> => void (await once(server.listen(port, '127.0.0.1'), 'listening'));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    start: () => listen(port),
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
