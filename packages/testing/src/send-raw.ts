import { type Socket, connect } from 'node:net';
import type { TestServer } from './start-test-server';

/**
 * Opens a connection and lets `write` send bytes as they are; resolves with what came back when the connection is closed.
 * A reset after an answer counts as the end of it: a server that hangs up on a caller who goes on sending can only reset.
 */
export function sendRaw({ url }: Pick<TestServer, 'url'>, write: (socket: Socket) => void): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => write(socket));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}
