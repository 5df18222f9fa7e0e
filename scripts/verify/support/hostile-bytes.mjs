const MEGABYTE = Buffer.alloc(1024 * 1024, 'a');

/** A request whose bytes are known beforehand; `shown` is how a report prints them. */
export function requestOf(facts, chunks) {
  const shown = Buffer.concat(chunks).subarray(0, 2000);
  return { ...facts, chunks: () => chunks, shown: `${JSON.stringify(shown.toString('latin1'))}` };
}

const MALFORMED = [
  'GET /api/todos:list HTTP/1.1\r\n\r\n',
  'GET /api/todos:list HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET  /api/todos:list HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /api/todos:list\r\n\r\n',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n{}',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
  'POST /api/todos:create HTTP/1.1\r\nHost: a\r\nExpect: the-impossible\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
  'GET /api/todos:list HTTP/1.1\nHost: a\n\n',
  'GET /api/todos:list HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n',
  'GET /api/todos:list HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n',
  'GET /api/todos:list HTTP/1.1\r\nHost: a\r\nX: \u0001\u0002\r\n\r\n',
  'CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /api/todos:list HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
  `GET /api/todos:list HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
  `GET /api/todos:list HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
  `GET /${'y'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
];

/** Bytes that are no HTTP/1.1, or hardly. */
export function malformedRequest(random) {
  const bytes = Buffer.from(random.pick(MALFORMED), 'latin1');
  if (random.chance(0.5))
    for (let changes = random.int(1, 4); changes > 0; changes -= 1) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
  const cut = random.chance(0.15) ? bytes.subarray(0, random.int(1, bytes.length)) : bytes;
  return requestOf({ kind: 'malformed', method: 'GET', who: 'nobody' }, [random.chance(0.1) ? random.bytes(random.int(1, 300)) : cut]);
}

/** Bodies meant to cost the server time, stack or memory. */
export function heavyRequest(random, target) {
  const token = target.tokens[random.pick(['root', 'key'])];
  const head = (rest) =>
    `POST /api/todos:create HTTP/1.1\r\nHost: ${target.host}\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n${rest}\r\n\r\n`;
  const withLength = (body) => [head(`Content-Length: ${Buffer.byteLength(body)}`), body];
  const keys = () => JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])));
  const bodies = [
    () => withLength('['.repeat(100_000)),
    () => withLength(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    () => withLength(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    () => withLength(keys()),
    () => withLength(JSON.stringify({ title: 'x'.repeat(900_000) })),
    () => withLength(JSON.stringify(Array.from({ length: 100_000 }, () => 1))),
    () => [head(`Content-Length: ${50 * MEGABYTE.length}`), ...Array.from({ length: 50 }, () => MEGABYTE)],
    () => [
      head('Transfer-Encoding: chunked'),
      ...Array.from({ length: 50 }, () => [`${MEGABYTE.length.toString(16)}\r\n`, MEGABYTE, '\r\n']).flat(),
      '0\r\n\r\n',
    ],
  ];
  const which = random.int(0, bodies.length - 1);
  return { kind: 'heavy', method: 'POST', who: 'root', chunks: bodies[which], shown: `heavy body number ${which}` };
}
