import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiOptions, type TestServer, sendRaw, startTestServer, writePlugin } from '@mortise/testing';

/** Where the outside meets the pipeline: addresses, headers, errors. */
let folder: string;
let server: TestServer;

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
      const busy = { code: 'DATABASE_BUSY', details: {}, siblings: [], kind: 'unavailable', [Symbol.for('mortise.AppError')]: true };
      route('GET', '/api/busy', () => { throw Object.assign(new Error('busy'), busy); });
      route('GET', '/api/slow', () => new Promise((resolve) => setTimeout(() => resolve(text('late')), 600)));
      route('GET', '/api/no-answer', () => ({}));
      route('GET', '/api/no-type', () => ({ body: '<p>' }));
      route('GET', '/api/two-lines', () => ({ ...text('x'), headers: { 'x-line': 'a\\r\\nb' } }));
      route('GET', '/api/odd-status', () => ({ ...text('x'), status: 9999 }));
      route('GET', '/things/:id', ({ params }) => text(params.id));
      deps.pipeline.use('guard', { id: 'mark', check: (request) => request.setHeader('x-guard', 'seen') });
      deps.pipeline.use('identify', { id: 'stuck', handle: (request, next) => (request.path === '/api/stuck' ? undefined : next()) });
      const said = { type: ['object', 'array', 'string', 'number', 'null', 'boolean'] };
      deps.resources.define({ name: 'echo', actions: {
        say: { permission: open, safe: false, body: said, run: ({ values }) => ({ kind: 'value', data: values ?? null }) },
        none: { permission: open, safe: true, run: () => ({ kind: 'value', data: undefined }) },
        text: { permission: open, safe: true, run: () => ({ kind: 'json', text: '[{"n":1.50}]', meta: { count: 1 } }) },
        long: { permission: open, safe: true, run: () => ({ kind: 'json', text: JSON.stringify('x'.repeat(70_000)), meta: { count: 1 } }) },
        later: { permission: open, safe: false, run: () => ({ kind: 'accepted', data: { id: 7 } }) },
      } });
    `,
  });
  const mount = (path: string, handle: string): string =>
    `deps.pipeline.route({ method: 'GET', path: '${path}', permission: { kind: 'public' }, handle: ${handle} });`;
  const needs = { pipeline: 'core.pipeline' };
  await writePlugin(folder, { id: 'unreadable', preset: 'off', needs, setup: mount('/:a(', '() => undefined') });
  await writePlugin(folder, { id: 'handless', preset: 'off', needs, setup: mount('/hands', 'undefined') });
  await writePlugin(folder, { id: 'stepless', preset: 'off', needs, setup: "deps.pipeline.use('guard', { id: 'stepless' });" });
  const both = "deps.pipeline.use('guard', { id: 'both', check() {}, handle: (request, next) => next() });";
  await writePlugin(folder, { id: 'two-minded', preset: 'off', needs, setup: both });
  const env = { CORS_ORIGIN_WHITELIST: 'https://app.example.org', LOGGER_LEVEL: 'silent' };
  server = await startTestServer({ pluginFolders: [folder], env });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const say = (body: unknown, options: ApiOptions = {}): ReturnType<TestServer['api']> =>
  server.api('POST', 'echo:say', { body, ...options });

describe('answers', () => {
  it('wraps what actions return', async () => {
    expect(await say({ a: [1, null] })).toMatchObject({ status: 200, body: { data: { a: [1, null] } } });
    expect(await server.api('GET', 'echo:none')).toMatchObject({ status: 200, body: { data: null } });
    expect(await server.api('POST', 'echo:later')).toMatchObject({ status: 202, body: { data: { id: 7 } } });
  });

  const sayText = (text: string): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${server.url}/api/echo:say`, { method: 'POST', headers, body: JSON.stringify(text) });
  };
  const TEXTS = ['plain', 'é and ÿ', '\u007f\u0080', '中文 and plain', '😀', 'e\u0301', 'ends with \ud800'];

  it.each([1, 100, 3000, 20_000])('sends texts as they are, %d times over', async (times) => {
    for (const text of TEXTS) {
      const response = await sayText(text.repeat(times));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(Buffer.from(JSON.stringify({ data: text.repeat(times) })))).toBe(true);
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
    }
  });

  it.each([16_362, 16_372, 16_384, 70_000])('sends answers of about %d characters, one after the other on a connection', async (length) => {
    const around = Array.from({ length: 24 }, (_, more) => 'x'.repeat(length + more));
    const asked = around.map(
      (text) =>
        `POST /api/echo:say HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${text.length + 2}\r\n\r\n"${text}"`,
    );
    const last = 'GET /api/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const answers = await sendRaw(server, (socket) => socket.write(asked.join('') + last));
    const bodies = answers.split(/\r\n\r\n(?=\{)|(?<=\})HTTP/).filter((part) => part.startsWith('{"data"'));
    expect(bodies).toEqual(around.map((data) => JSON.stringify({ data })));
  });

  it('says when a busy database may be asked again', async () => {
    const answer = await server.api('GET', 'busy');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
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
    const long = await fetch(`${server.url}/api/echo:long`, { method: 'HEAD' });
    expect([await long.text(), long.headers.get('content-length')]).toEqual(['', '70030']);
    const head = await fetch(`${server.url}/api/echo:text`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '40']);
    const options = await server.api('OPTIONS', 'echo:text');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']);
  });

  it('refuses other methods', async () => {
    const answer = await sendRaw(server, (socket) => socket.end('TRACE /api/echo:text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
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
    expect(answer.body).toEqual({
      errors: [{ code: 'INTERNAL', message: expect.stringContaining(String(requestId)), details: { requestId } }],
    });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
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
    const exposed = answer.headers.get('access-control-expose-headers')?.split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['content-disposition', 'etag', 'retry-after', 'x-new-token', 'x-request-id']));
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it.each(['https://app.example.org.evil.test', 'http://app.example.org', 'null', 'https://sub.app.example.org'])(
    'keeps %s out',
    async (origin) => {
      const { headers } = await preflight(origin);
      expect(headers.has('access-control-allow-origin')).toBe(false);
      expect(headers.get('vary')).toContain('Origin');
    },
  );
});

it('believes no forwarded address by default', async () => {
  expect(await server.api('GET', 'address', { headers: { 'x-forwarded-for': '1.2.3.4' } })).toMatchObject({ body: '127.0.0.1' });
});

it('believes as many forwarded addresses as it has proxies', async () => {
  const folderOfOne = await mkdtemp(join(tmpdir(), 'mortise-proxy-'));
  const needs = { pipeline: 'core.pipeline' };
  const setup =
    "deps.pipeline.route({ method: 'GET', path: '/api/address', permission: { kind: 'public' }, handle: ({ client }) => ({ type: 'text/plain', body: client.address }) });";
  await writePlugin(folderOfOne, { id: 'address', needs, setup });
  const server = await startTestServer({ pluginFolders: [folderOfOne], env: { TRUST_PROXY: '1' } });
  const ask = async (forwarded: string): Promise<unknown> =>
    (await server.api('GET', 'address', { headers: { 'x-forwarded-for': forwarded } })).body;
  expect(await ask('6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
  expect(await ask('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(await ask('127.0.0.1, evil')).toBe('0.0.0.0');
  await server.close();
  await rm(folderOfOne, { recursive: true });
});

it('ends a request that takes too long', async () => {
  const impatient = await startTestServer({ pluginFolders: [folder], env: { REQUEST_TIMEOUT: '300ms', LOGGER_LEVEL: 'silent' } });
  expect(await impatient.api('GET', 'slow')).toMatchObject({ status: 503, body: { errors: [{ code: 'DEADLINE_EXCEEDED' }] } });
  await impatient.close();
});

it.each(['no-answer', 'no-type', 'two-lines', 'odd-status'])('turns an answer that cannot be sent (%s) into an error', async (path) => {
  expect(await server.api('GET', path)).toMatchObject({ status: 500, body: { errors: [{ code: 'INTERNAL' }] } });
});

it('does not leave a request without an answer', async () => {
  expect(await server.api('GET', 'stuck')).toMatchObject({ status: 500, body: { errors: [{ code: 'INTERNAL' }] } });
});

it('keeps its pipeline when a plugin registers what cannot be used', async () => {
  const { host } = server.platform;
  for (const id of ['unreadable', 'handless', 'stepless', 'two-minded'])
    await expect(host.enable(id)).rejects.toMatchObject({ code: 'PLUGIN_FAILED' });
  expect(await host.disable('edge')).toMatchObject({ state: 'stopped' });
  expect((await server.api('GET', '/things/1')).status).toBe(404);
  expect(await host.enable('edge')).toMatchObject({ state: 'started' });
  expect(await server.api('GET', '/things/1')).toMatchObject({ status: 200, body: '1' });
});
