import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, dataOf, eachDatabase, sendRaw, startTestServer, writePlugin } from '@mortise/testing';

/** A plugin that keeps one user in memory, so that the core can be looked at from inside without any other plugin. */
const KEEPER = `
  let revoked = false;
  const user = () => {
    if (revoked) throw new Error('The credential is gone');
    return { kind: 'user', id: 'user:1', userId: 1, credentialId: 1 };
  };
  const open = { kind: 'public' };
  deps.identity.addTokenResolver({ purpose: 'session', resolve: user });
  deps.identity.setRoleResolver({ resolve: () => ['root'] });
  deps.access.setDecider({ decide: () => ({ allowed: true, id: 'all', fields: undefined, scope: undefined, reason: 'test' }) });
  deps.pipeline.route({ method: 'GET', path: '/api/token', permission: open, handle: () =>
    ({ type: 'text/plain', body: deps.tokens.sign('session', { userId: 1, jti: 'test-token-0001', exp: Math.floor(Date.now() / 1000) + 600 }) }) });
  deps.events.on('keeper.revoke', async () => { revoked = true; await deps.access.changed(); });
`;

/** Requests of this plugin wait until somebody says go. */
const WAITER = `
  let go;
  const gone = new Promise((resolve) => { go = resolve; });
  deps.events.on('waiter.go', () => go());
  deps.pipeline.route({ method: 'GET', path: '/api/wait', permission: { kind: 'public' }, handle: async () => {
    deps.events.emit('waiter.waiting', null);
    await gone;
    return { type: 'text/plain', body: 'done' };
  } });
  context.onStop(() => deps.events.emit('waiter.stopped', null));
`;

const needs = { pipeline: 'core.pipeline', events: 'core.events', identity: 'core.identity', access: 'core.access', tokens: 'core.tokens' };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-lifecycle-'));
  await writePlugin(folder, { id: 'keeper', preset: 'core', needs, setup: KEEPER });
  await writePlugin(folder, { id: 'waiter', title: { en: 'Waiter', 'zh-CN': '等待' }, needs, setup: WAITER });
  await writePlugin(folder, { id: 'broken', preset: 'off', setup: "throw new Error('it never worked');" });
  await writePlugin(folder, { id: 'guest', preset: 'off', requires: ['waiter'], setup: '' });
});
afterAll(() => rm(folder, { recursive: true }));

async function start(dialect: 'sqlite' | 'postgres' = 'sqlite'): Promise<{ server: TestServer; token: string }> {
  const server = await startTestServer({ dialect, pluginFolders: [folder], env: { LOGGER_LEVEL: 'silent' } });
  return { server, token: String((await server.api('GET', 'token')).body) };
}

function heard({ platform }: TestServer, event: string): Promise<unknown> {
  return new Promise((resolve) => void platform.events.on(event, platform.log, resolve));
}

eachDatabase('the resource pm on %s', (dialect) => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    ({ server, token } = await start(dialect));
  });
  afterAll(() => server.close());

  const pm = (method: string, action: string, plugin = ''): ReturnType<TestServer['api']> =>
    server.api(method, `pm:${action}${plugin && `?filterByTk=${plugin}`}`, { token });

  it('lists plugins in the language of the caller', async () => {
    const rows = dataOf<Record<string, unknown>[]>(await server.api('GET', 'pm:list', { token, headers: { 'x-locale': 'zh-CN' } }));
    expect(rows.map(({ name, enabled, state, builtIn }) => [name, enabled, state, builtIn])).toEqual([
      ['broken', false, 'stopped', false],
      ['guest', false, 'stopped', false],
      ['keeper', true, 'started', true],
      ['waiter', true, 'started', false],
    ]);
    expect(rows[3]).toMatchObject({
      displayName: '等待',
      packageName: 'test-waiter',
      version: '1.0.0',
      installed: true,
      requires: [],
      dependents: ['guest'],
    });
    expect(await pm('GET', 'get', 'guest')).toMatchObject({ status: 200, body: { data: { name: 'guest', requires: ['waiter'] } } });
  });

  it('switches plugins and says so when it is done', async () => {
    expect(await pm('POST', 'enable', 'guest')).toMatchObject({
      status: 200,
      body: { data: { id: 'guest', state: 'started', enabled: true } },
    });
    expect(await pm('POST', 'disable', 'test-guest')).toMatchObject({
      status: 200,
      body: { data: { id: 'guest', state: 'stopped', enabled: false } },
    });
    const both = await pm('POST', 'enable', 'waiter,guest');
    expect(both.body).toEqual({
      data: [
        { id: 'waiter', state: 'started', enabled: true },
        { id: 'guest', state: 'started', enabled: true },
      ],
    });
  });

  it.each([
    ['POST', 'disable', 'waiter', 409, 'PLUGIN_REQUIRED'],
    ['POST', 'disable', 'keeper', 409, 'PLUGIN_CORE'],
    ['POST', 'enable', 'nobody', 404, 'PLUGIN_NOT_FOUND'],
    ['POST', 'enable', '', 400, 'RECORD_KEY_REQUIRED'],
    ['GET', 'enable', 'guest', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', 'enable', 'broken', 503, 'PLUGIN_FAILED'],
  ] as const)('%s pm:%s %s answers %i', async (...[method, action, plugin, status, code]) => {
    expect(await pm(method, action, plugin)).toMatchObject({ status, body: { errors: [{ code }] } });
  });

  it('tells why a plugin failed, but not to strangers', async () => {
    expect(await pm('GET', 'get', 'broken')).toMatchObject({
      body: { data: { state: 'failed', reason: expect.stringContaining('it never worked') } },
    });
    expect(JSON.stringify((await server.api('GET', '__ready')).body)).not.toContain('broken');
  });
});

it('remembers what was switched', async () => {
  const { server, token } = await start();
  await server.api('POST', 'pm:disable?filterByTk=waiter', { token });
  await server.close({ keep: true });
  const again = await startTestServer({ pluginFolders: [folder], storage: server.storage });
  expect((await again.api('GET', 'wait')).status).not.toBe(200);
  expect(await again.api('GET', 'pm:get?filterByTk=waiter', { token })).toMatchObject({ status: 200, body: { data: { enabled: false } } });
  await again.close();
});

it('stops a plugin only after the requests that use it, and without a failed one', async () => {
  const { server, token } = await start();
  const waiting = heard(server, 'waiter.waiting');
  const order: string[] = [];
  const request = server.api('GET', 'wait').then((answer) => {
    order.push('answered');
    return answer;
  });
  await waiting;
  server.platform.events.on('waiter.stopped', server.platform.log, () => void order.push('stopped'));
  const disabled = server.api('POST', 'pm:disable?filterByTk=waiter', { token });
  await heard(server, 'plugins.changed');
  server.platform.events.emit('waiter.go', null);
  expect(await request).toMatchObject({ status: 200, body: 'done' });
  expect((await disabled).status).toBe(200);
  expect(order).toContain('stopped');
  await server.close();
});

it('finishes requests in flight when it closes, and takes no new ones', async () => {
  const { server } = await start();
  const waiting = heard(server, 'waiter.waiting');
  const request = server.api('GET', 'wait');
  await waiting;
  const closed = server.close();
  await expect(sendRaw(server, () => undefined)).rejects.toThrow('ECONNREFUSED');
  server.platform.events.emit('waiter.go', null);
  const answer = await request;
  expect(answer).toMatchObject({ status: 200, body: 'done' });
  expect(answer.headers.get('connection')).toBe('close');
  await closed;
});

it('answers what is already on its way over an idle connection when it closes', async () => {
  const { server } = await start();
  const request = 'GET /api/__live HTTP/1.1\r\nHost: x\r\n\r\n';
  let closed: Promise<void> | undefined;
  const answers = await sendRaw(server, (socket) => {
    socket.write(request);
    socket.once('data', () => {
      closed = server.close();
      socket.write(request);
    });
  });
  expect(answers).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
  expect(answers).toMatch(/okHTTP\/1\.1 200 [^]*Connection: close[^]*ok$/);
  await closed;
});

describe('server-sent events', () => {
  let server: TestServer;
  let token: string;

  beforeEach(async () => {
    ({ server, token } = await start());
  });
  afterEach(() => server.close());

  const open = (): Promise<Response> => fetch(`${server.url}/api/__events`, { headers: { authorization: `Bearer ${token}` } });

  async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
    let seen = '';
    while (!seen.includes(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended before "${text}": ${seen}`);
      seen += Buffer.from(value).toString();
    }
    return seen;
  }

  it('tells open browsers of plugins', async () => {
    const response = await open();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await server.api('POST', 'pm:disable?filterByTk=waiter', { token });
    expect(await readUntil(reader, '"stopped"')).toContain('event: plugins.changed\ndata: {"id":"waiter","state":"draining"}\n\n');
  });

  it('ends when the credential is revoked', async () => {
    const response = await open();
    server.platform.events.emit('keeper.revoke', null);
    await expect(response.text()).resolves.toContain(': open');
    expect(server.platform.streams.count).toBe(0);
  });

  it('ends when the plugin that stands for the credential goes', async () => {
    const response = await open();
    await server.platform.host.disable('keeper', { offline: true });
    await expect(response.text()).resolves.toContain(': open');
    expect(server.platform.streams.count).toBe(0);
  });

  it('ends when the server closes', async () => {
    const response = await open();
    await server.close();
    await expect(response.text()).resolves.toContain(': open');
  });

  it('is limited for one caller', async () => {
    const streams = await Promise.all(Array.from({ length: 10 }, open));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const refused = await open();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  });
});
