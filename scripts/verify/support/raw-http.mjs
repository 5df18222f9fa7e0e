import { connect } from 'node:net';

const PATIENCE_MILLISECONDS = 12_000;
const KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Sends bytes to a server and reads what comes back until the server closes the connection or the answer is complete.
 * `chunks` may be endless: it is drawn from only as fast as the server takes it.
 * @param {string} url
 * @param {Iterable<Buffer | string>} chunks
 * @returns {Promise<{ status?: number, headers: string, body: string, stuck: boolean }>} without `status` when the server just closed
 */
export function sendRaw(url, chunks) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const received = [];
    let size = 0;
    const finish = (stuck) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...readAnswer(Buffer.concat(received)), stuck });
    };
    const timer = setTimeout(() => finish(true), PATIENCE_MILLISECONDS);
    socket.on('connect', () => pump(socket, chunks[Symbol.iterator]()));
    socket.on('data', (chunk) => {
      size += chunk.length;
      if (size <= KEPT_BYTES) received.push(chunk);
      if (isStream(received[0])) finish(false);
    });
    // A reset after the answer, because we were still sending, leaves the answer readable.
    socket.on('error', () => undefined);
    socket.on('close', () => finish(false));
  });
}

function pump(socket, iterator) {
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    if (socket.destroyed) return;
    if (!socket.write(step.value)) {
      socket.once('drain', () => pump(socket, iterator));
      return;
    }
  }
}

/** Server-sent events go on for ever; that they began is the answer. */
const isStream = (first) => /content-type: text\/event-stream/i.test(first?.toString('latin1', 0, 2000) ?? '');

function readAnswer(bytes) {
  const text = bytes.toString('utf8');
  const end = text.indexOf('\r\n\r\n');
  const headers = end === -1 ? text : text.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]);
  if (status === 100 && end !== -1) return readAnswer(Buffer.from(text.slice(end + 4)));
  return { ...(Number.isNaN(status) ? {} : { status }), headers, body: end === -1 ? '' : text.slice(end + 4) };
}
