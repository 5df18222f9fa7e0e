import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ApiOptions, type TestServer, codeOf, sendRaw, startTestServer, writePlugin } from '@mortise/testing';

/** What a stranger may send, and what the server does not let itself be made to do. */
let folder: string;
let server: TestServer;

const LIMIT = 4096;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-hostile-'));
  await writePlugin(folder, {
    id: 'hostile',
    needs: { resources: 'core.resources' },
    setup: `
      const body = { type: ['object', 'array', 'string', 'number', 'null', 'boolean'] };
      const permission = { kind: 'public' };
      deps.resources.define({ name: 'echo', actions: {
        say: { permission, safe: false, body, run: ({ values }) => ({ kind: 'value', data: values ?? null }) },
        text: { permission, safe: true, run: () => ({ kind: 'value', data: 'text' }) },
      } });
    `,
  });
  server = await startTestServer({ pluginFolders: [folder], env: { REQUEST_BODY_LIMIT: `${LIMIT / 1024}kb`, LOGGER_LEVEL: 'silent' } });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const say = (body: unknown, options: ApiOptions = {}): ReturnType<TestServer['api']> =>
  server.api('POST', 'echo:say', { body, ...options });

describe('bodies', () => {
  it('takes a missing content type and JSON dialects', async () => {
    const plain = await fetch(`${server.url}/api/echo:say`, { method: 'POST', body: new Blob(['[1]']) });
    expect(await plain.json()).toEqual({ data: [1] });
    expect(await say([1], { headers: { 'content-type': 'application/vnd.api+json; charset=utf-8' } })).toMatchObject({ status: 200 });
    expect(await server.api('POST', 'echo:say')).toMatchObject({ status: 200 });
  });

  it('takes a body up to the limit', async () => {
    expect((await say('"'.padEnd(LIMIT - 1, 'x') + '"')).status).toBe(200);
    const over = await say('"'.padEnd(LIMIT, 'x') + '"');
    expect(over).toMatchObject({ status: 413, body: { errors: [{ code: 'BODY_TOO_LARGE', details: { max: LIMIT } }] } });
  });

  it('stops an endless stream', async () => {
    const answer = await sendRaw(server, (socket) => {
      socket.write('POST /api/echo:say HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
      const more = setInterval(() => socket.write(`400\r\n${'x'.repeat(1024)}\r\n`), 5);
      socket.once('close', () => clearInterval(more));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*BODY_TOO_LARGE/);
  });

  it.each([
    ['/api/echo:say', ''],
    ['/api/nothing:here', ''],
    ['/nowhere', 'Connection: close\r\n'],
  ])('lets a caller of %s who reads only at the end send it all', async (path, header) => {
    const megabytes = 50;
    const answer = await sendRaw(server, (socket) => {
      socket.pause();
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\n${header}Content-Length: ${megabytes * 1024 ** 2}\r\n\r\n`);
      const part = Buffer.alloc(1024 ** 2, 'x');
      for (let sent = 1; sent < megabytes; sent += 1) socket.write(part);
      socket.write(part, () => socket.end());
      socket.once('finish', () => socket.resume());
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*BODY_TOO_LARGE/);
  });

  it('refuses a large upload before it is sent', async () => {
    const answer = await sendRaw(server, (socket) => {
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
    const response = await fetch(`${server.url}/api/echo:say`, {
      method: 'POST',
      body: bomb,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect(response.status).toBe(415);
  });

  it.each([
    ['broken JSON', '{', 'JSON_INVALID'],
    ['deep JSON', '['.repeat(2000) + ']'.repeat(2000), 'JSON_TOO_DEEP'],
    ['a key that reaches a prototype', '{"a":{"__proto__":{"admin":true}}}', 'KEY_FORBIDDEN'],
  ])('refuses %s, but not before it knows the caller', async (_name, body, code) => {
    expect(await say(body)).toMatchObject({ status: 400, body: { errors: [{ code }] } });
    expect(await server.api('POST', 'pm:enable?filterByTk=hostile', { body })).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'EMPTY_TOKEN' }] },
    });
  });

  it('survives a caller who leaves half way', async () => {
    await sendRaw(server, (socket) => {
      socket.write('POST /api/echo:say HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":');
      socket.end();
    });
    expect((await server.api('GET', '__live')).status).toBe(200);
  });
});

describe('malformed requests', () => {
  it('answers them in the envelope and closes', async () => {
    const answer = await sendRaw(server, (socket) => socket.write('GARBAGE\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*Connection: close[^]*"code":"HEADER_INVALID"/);
  });

  it('limits headers and addresses', async () => {
    expect(await sendRaw(server, (socket) => socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`))).toMatch(
      /^HTTP\/1\.1 431 [^]*HEADER_INVALID/,
    );
    expect(await sendRaw(server, (socket) => socket.write(`GET /${'x'.repeat(20_000)}`))).toMatch(/^HTTP\/1\.1 414 [^]*URL_TOO_LONG/);
    expect(codeOf(await server.api('GET', `echo:text?x=${'x'.repeat(9000)}`))).toBe('URL_TOO_LONG');
  });

  const send = (head: string): Promise<string> => sendRaw(server, (socket) => socket.write(`${head}\r\n\r\n`));

  it.each([
    ['no host', 'GET /api/echo:text HTTP/1.1', 400],
    ['two hosts', 'GET /api/echo:text HTTP/1.1\r\nHost: a\r\nHost: b', 400],
    ['two credentials', 'GET /api/echo:text HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nauthorization: Bearer b', 400],
    ['a crowd of headers', `GET /api/echo:text HTTP/1.1\r\nHost: x${'\r\nX-A: 1'.repeat(101)}`, 431],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nHost: x', 405],
    ['an address too long for its packet', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x`, 414],
  ])('refuses %s with all that answers carry', async (_name, head, status) => {
    const answer = await send(head);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    for (const header of ['X-Request-Id: ', 'X-Content-Type-Options: nosniff', 'Referrer-Policy: ', 'X-Frame-Options: DENY']) {
      expect(answer).toContain(header);
    }
    expect(answer).toMatch(/\r\nContent-Type: application\/json; charset=utf-8\r\n[^]*\r\n\r\n\{"errors":\[\{"message":"/);
  });

  it('ignores expectations it does not know', async () => {
    expect(await send('GET /api/echo:text HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('answers what came before the fault first', async () => {
    const answer = await send('GET /api/echo:text HTTP/1.1\r\nHost: x\r\n\r\nGARBAGE');
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\{"data":"text"\}HTTP\/1\.1 400 /);
  });

  it('refuses two lengths', async () => {
    const head = 'POST /api/echo:say HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await sendRaw(server, (socket) => socket.write(`${head}0\r\n\r\n`))).toMatch(/^HTTP\/1\.1 400 /);
  });
});
