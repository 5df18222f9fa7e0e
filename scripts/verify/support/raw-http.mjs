import { connect } from 'node:net';

const PATIENCE_MILLISECONDS = 12_000;
const KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Sends bytes to a server and reads what comes back until the server closes the connection or the answer is complete.
 * `chunks` may be endless: it is drawn from only as fast as the server takes it.
 * @param {string} url
 * @param {Iterable<Buffer | string>} chunks
 * @param {{ halfClose?: boolean }} [options] `halfClose`: say afterwards that nothing more will come
 * @returns {Promise<{ status?: number, headers: string, body: string, stuck: boolean }>} without `status` when the server just closed
 */
export function sendRaw(url, chunks, { halfClose = false } = {}) {
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
    socket.on('connect', () => pump(socket, chunks[Symbol.iterator](), halfClose));
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

function pump(socket, iterator, halfClose) {
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    if (socket.destroyed) return;
    if (!socket.write(step.value)) {
      socket.once('drain', () => pump(socket, iterator, halfClose));
      return;
    }
  }
  if (halfClose) socket.end();
}

/** Server-sent events go on for ever; that they began is the answer. */
const isStream = (first) => /content-type: text\/event-stream/i.test(first?.toString('latin1', 0, 2000) ?? '');

/** The first answer among the bytes received; what a server says to bytes that follow a request is not looked at. */
function readAnswer(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  const headers = bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
  const status = /^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1];
  if (status === undefined) return { headers, body: '' };
  const rest = bytes.subarray(end + 4);
  if (status === '100') return readAnswer(rest);
  return { status: Number(status), headers, body: bodyOf(headers, rest) };
}

function bodyOf(headers, rest) {
  const length = /content-length: (\d+)/i.exec(headers)?.[1];
  const text = rest.toString('utf8', 0, length === undefined ? rest.length : Math.min(Number(length), rest.length));
  if (!/transfer-encoding: chunked/i.test(headers)) return text;
  const [chunks = ''] = text.split(/^0\r\n/m);
  return chunks.replaceAll(/^[0-9a-f]+\r\n|\r\n$/gim, '');
}
