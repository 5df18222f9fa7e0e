import { connect } from 'node:net';

/** Every answer must be a 200 of the length it names; each so manieth one is read as well. */
const READ_EVERY = 50;

/**
 * Keeps connections busy for a while: each sends a request, waits for the whole answer, sends the next, at once or `pause` ms after the
 * last one was sent. Raw sockets, because the load must cost little beside what it measures.
 * @param {{ url: string, token: string, connections: number, milliseconds: number, pause?: number, next: () => Asked }} options
 * @typedef {{ method: string, path: string, body?: string, holds?: (data: unknown) => boolean }} Asked
 * @returns {Promise<{ answers: number, errors: number, firstError?: string, seconds: number, latencies: Float64Array }>} latencies in ms, sorted
 */
export async function load({ url, token, connections, milliseconds, pause = 0, next }) {
  const { hostname, port } = new URL(url);
  const run = { latencies: [], errors: 0, firstError: undefined, stopAt: performance.now() + milliseconds };
  const fixed = `Host: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n`;
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, () => keepBusy({ hostname, port: Number(port), fixed, pause, next }, run)));
  const seconds = (performance.now() - start) / 1000;
  return {
    answers: run.latencies.length,
    errors: run.errors,
    firstError: run.firstError,
    seconds,
    latencies: Float64Array.from(run.latencies).sort(),
  };
}

function keepBusy({ hostname, port, fixed, pause, next }, run) {
  return new Promise((resolve) => {
    const socket = connect(port, hostname);
    socket.setNoDelay(true);
    let received = '';
    let sentAt = 0;
    let asked;
    const fail = (what) => {
      run.errors += 1;
      run.firstError ??= what;
    };
    const send = () => {
      if (performance.now() >= run.stopAt) return socket.end();
      received = '';
      sentAt = performance.now();
      asked = next();
      socket.write(textOf(asked, fixed));
    };
    const sendIn = (milliseconds) => (pause === 0 ? send() : setTimeout(send, milliseconds));
    // Spread over the pause, so that they do not all ask at once.
    socket.on('connect', () => sendIn(Math.random() * pause));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!isComplete(received)) return;
      run.latencies.push(performance.now() - sentAt);
      if (!received.startsWith('HTTP/1.1 200')) fail(received.slice(0, 500));
      else if (run.latencies.length % READ_EVERY === 0 && !isRight(received, asked))
        fail(`Wrong answer to ${asked.path}: ${received.slice(0, 500)}`);
      const due = sentAt + pause;
      sentAt = 0;
      sendIn(due - performance.now());
    });
    socket.on('error', (error) => fail(error.message));
    socket.on('close', () => {
      if (sentAt !== 0 && performance.now() < run.stopAt) fail('the connection was closed');
      resolve();
    });
  });
}

function textOf({ method, path, body }, fixed) {
  const head = `${method} /api/${path} HTTP/1.1\r\n${fixed}`;
  return body === undefined
    ? `${head}\r\n`
    : `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function isRight(received, { holds }) {
  return holds === undefined || holds(JSON.parse(received.slice(received.indexOf('\r\n\r\n') + 4)).data);
}

/** Both servers say how long their answers are. */
function isComplete(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  return length !== undefined && text.length >= end + 4 + Number(length);
}

export const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
