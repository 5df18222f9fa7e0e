import { mkdtemp, rm } from 'node:fs/promises';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ApiOptions, type TestServer, codeOf, startTestServer, writePlugin } from '@mortise/testing';

/** Where the outside meets the pipeline: bodies, addresses, headers, errors. */
let folder: string;
let server: TestServer;

const LIMIT = 4096;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-edge-'));
  await writePlugin(folder, {
    id: 'edge',
    needs: { pipeline: 'core.pipeline', resources: 'core.resources' },
    setup: `
      const open = { kind: 'public' };
      const route = (method, path, handle) => deps.pipeline.route({ method, path, permission: open, handle });
      const text = (body) => ({ type: 'text/plain', body: String(body) });
      route('GET', '/api/address', ({ client }) => text(client.address));
      route('GET', '/api/boom', () => { throw new Error('the secret of the house'); });
      route('GET', '/api/hang', () => new Promise(() => {}));
      route('GET', '/things/:id', ({ params }) => text(params.id));
      deps.pipeline.use('guard', { id: 'mark', handle: (request, next) => { request.setHeader('x-guard', 'seen'); return next(); } });
      deps.pipeline.use('identify', { id: 'stuck', handle: (request, next) => (request.path === '/api/stuck' ? undefined : next()) });
      const said = { type: ['object', 'array', 'string', 'number', 'null', 'boolean'] };
      deps.resources.define({ name: 'echo', actions: {
        say: { permission: open, safe: false, body: said, run: ({ values }) => ({ kind: 'value', data: values ?? null }) },
        none: { permission: open, safe: true, run: () => ({ kind: 'value', data: undefined }) },
        text: { permission: open, safe: true, run: () => ({ kind: 'json', text: '[{"n":1.50}]', meta: { count: 1 } }) },
        later: { permission: open, safe: false, run: () => ({ kind: 'accepted', data: { id: 7 } }) },
      } });
    `,
  });
  const env = { REQUEST_BODY_LIMIT: `${LIMIT / 1024}kb`, REQUEST_TIMEOUT: '300ms', CORS_ORIGIN_WHITELIST: 'https://app.example.org', LOGGER_LEVEL: 'silent' };
  server = await startTestServer({ pluginFolders: [folder], env });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const say = (body: unknown, options: ApiOptions = {}): ReturnType<TestServer['api']> => server.api('POST', 'echo:say', { body, ...options });

/** Sends bytes as they are; resolves with everything that comes back until the server closes the connection. */
function raw(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.platform.config.app.port || Number(new URL(server.url).port), '127.0.0.1', () => write(socket));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('answers', () => {
  it('wraps what actions return', async () => {
    expect(await say({ a: [1, null] })).toMatchObject({ status: 200, body: { data: { a: [1, null] } } });
    expect(await server.api('GET', 'echo:none')).toMatchObject({ status: 200, body: { data: null } });
    expect(await server.api('POST', 'echo:later')).toMatchObject({ status: 202, body: { data: { id: 7 } } });
  });

  it('passes JSON text through as it is', async () => {
    const response = await fetch(`${server.url}/api/echo:text`);
    expect(await response.text()).toBe('{"data":[{"n":1.50}],"meta":{"count":1}}');
  });

  it('carries the headers that every answer carries', async () => {
    for (const path of ['echo:none', 'boom', '__live', 'nothing:here', '/']) {
      const { headers } = await server.api('GET', path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'x-guard': 'seen',
      });
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  it('serves fixed paths with parameters', async () => {
    expect(await server.api('GET', '/things/a%20b')).toMatchObject({ status: 200, body: 'a b' });
    const wrong = await server.api('DELETE', '/things/1');
    expect(wrong).toMatchObject({ status: 405, body: { errors: [{ code: 'METHOD_NOT_ALLOWED' }] } });
    expect(wrong.headers.get('allow')).toContain('GET');
  });

  it('answers HEAD without a body and OPTIONS with the methods', async () => {
    const head = await fetch(`${server.url}/api/echo:text`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '40']);
    const options = await server.api('OPTIONS', 'echo:text');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']);
  });

  it('refuses other methods', async () => {
    const answer = await raw((socket) => socket.end('TRACE /api/echo:text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 405 [^]*METHOD_NOT_ALLOWED/);
  });
});

describe('request id', () => {
  it('keeps a sane one and replaces others', async () => {
    const given = await server.api('GET', '__live', { headers: { 'x-request-id': 'abcdef-123456' } });
    expect(given.headers.get('x-request-id')).toBe('abcdef-123456');
    for (const bad of ['short', 'a'.repeat(65), 'with space 123', '<script>alert(1)</script>']) {
      const answer = await server.api('GET', '__live', { headers: { 'x-request-id': bad } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('is all a caller learns of an unknown error', async () => {
    const answer = await server.api('GET', 'boom');
    const requestId = answer.headers.get('x-request-id');
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ errors: [{ code: 'INTERNAL', message: expect.stringContaining(String(requestId)), details: { requestId } }] });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });
});

describe('bodies', () => {
  it('takes a missing content type and JSON dialects', async () => {
    const plain = await fetch(`${server.url}/api/echo:say`, { method: 'POST', body: new Blob(['[1]']) });
    expect(await plain.json()).toEqual({ data: [1] });
    expect(await say([1], { headers: { 'content-type': 'application/vnd.api+json; charset=utf-8' } })).toMatchObject({ status: 200 });
    expect(await server.api('POST', 'echo:say')).toMatchObject({ status: 200, body: { data: null } });
  });

  it('takes a body up to the limit', async () => {
    expect((await say('"'.padEnd(LIMIT - 1, 'x') + '"')).status).toBe(200);
    const over = await say('"'.padEnd(LIMIT, 'x') + '"');
    expect(over).toMatchObject({ status: 413, body: { errors: [{ code: 'BODY_TOO_LARGE', details: { max: LIMIT } }] } });
  });

  it('stops an endless stream', async () => {
    const answer = await raw((socket) => {
      socket.write('POST /api/echo:say HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
      const more = setInterval(() => socket.write(`400\r\n${'x'.repeat(1024)}\r\n`), 5);
      socket.once('close', () => clearInterval(more));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*BODY_TOO_LARGE/);
  });

  it('refuses a large upload before it is sent', async () => {
    const answer = await raw((socket) => {
      socket.write('POST /api/echo:say HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
    ['plain text', { 'content-type': 'text/plain' }, '{"a":1}'],
    ['a near miss', { 'content-type': 'application/jsonp' }, '{}'],
    ['gzip', { 'content-encoding': 'gzip' }, '{}'],
    ['brotli', { 'content-encoding': 'br' }, '{}'],
  ])('refuses %s', async (_name, headers, body) => {
    expect(await say(body, { headers })).toMatchObject({ status: 415, body: { errors: [{ code: 'MEDIA_TYPE_UNSUPPORTED' }] } });
  });

  it('unpacks no bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(1024 * 1024));
    const response = await fetch(`${server.url}/api/echo:say`, { method: 'POST', body: bomb, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } });
    expect(response.status).toBe(415);
  });

  it.each([
    ['broken JSON', '{', 'JSON_INVALID'],
    ['deep JSON', '['.repeat(2000) + ']'.repeat(2000), 'JSON_TOO_DEEP'],
    ['a key that reaches a prototype', '{"a":{"__proto__":{"admin":true}}}', 'KEY_FORBIDDEN'],
  ])('refuses %s, but not before it knows the caller', async (_name, body, code) => {
    expect(await say(body)).toMatchObject({ status: 400, body: { errors: [{ code }] } });
    expect(await server.api('POST', 'pm:enable?filterByTk=edge', { body })).toMatchObject({ status: 401, body: { errors: [{ code: 'EMPTY_TOKEN' }] } });
  });

  it('survives a caller who leaves half way', async () => {
    await raw((socket) => {
      socket.write('POST /api/echo:say HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":');
      socket.end();
    });
    expect((await server.api('GET', '__live')).status).toBe(200);
  });
});

describe('malformed requests', () => {
  it('answers them in the envelope and closes', async () => {
    const answer = await raw((socket) => socket.write('GARBAGE\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*Connection: close[^]*"code":"HEADER_INVALID"/);
  });

  it('limits headers and addresses', async () => {
    expect(await raw((socket) => socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`))).toMatch(/^HTTP\/1\.1 431 [^]*HEADER_INVALID/);
    expect(await raw((socket) => socket.write(`GET /${'x'.repeat(20_000)}`))).toMatch(/^HTTP\/1\.1 414 [^]*URL_TOO_LONG/);
    expect(codeOf(await server.api('GET', `echo:text?x=${'x'.repeat(9000)}`))).toBe('URL_TOO_LONG');
  });

  it('refuses two lengths', async () => {
    const head = 'POST /api/echo:say HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw((socket) => socket.write(`${head}0\r\n\r\n`))).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('other origins', () => {
  const preflight = (origin: string): ReturnType<TestServer['api']> =>
    server.api('OPTIONS', 'echo:say', { headers: { origin, 'access-control-request-method': 'POST' } });

  it('lets the listed one in', async () => {
    const { status, headers } = await preflight('https://app.example.org');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example.org');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    const answer = await say(1, { headers: { origin: 'https://app.example.org' } });
    expect(answer.headers.get('access-control-expose-headers')).toBe('content-disposition, x-new-token, x-request-id');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it.each(['https://app.example.org.evil.test', 'http://app.example.org', 'null', 'https://sub.app.example.org'])('keeps %s out', async (origin) => {
    const { headers } = await preflight(origin);
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.get('vary')).toContain('Origin');
  });
});

it('believes no forwarded address by default', async () => {
  expect(await server.api('GET', 'address', { headers: { 'x-forwarded-for': '1.2.3.4' } })).toMatchObject({ body: '127.0.0.1' });
});

it('ends a request that takes too long', async () => {
  expect(await server.api('GET', 'hang')).toMatchObject({ status: 503, body: { errors: [{ code: 'DEADLINE_EXCEEDED' }] } });
});

it('does not leave a request without an answer', async () => {
  expect(await server.api('GET', 'stuck')).toMatchObject({ status: 500, body: { errors: [{ code: 'INTERNAL' }] } });
});
