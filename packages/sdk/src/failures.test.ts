import { type Proxy, type TestServer, eachDatabase, openProxy } from '@mortise/testing';
import type { Schema } from '../fixtures/schema';
import { type Client, type ClientOptions, LimitError, NetworkError, ServerError, createClient } from './index';
import { blogClient, openBlog } from './testing/open-blog';
import { type Gateway, openGateway } from './testing/open-gateway';

const failed = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

eachDatabase('writes whose answers are lost on %s', (dialect) => {
  let server: TestServer;
  let gateway: Gateway;
  let proxy: Proxy;
  let client: Client<Schema>;

  beforeAll(async () => {
    server = await openBlog({ dialect });
    gateway = await openGateway(server.url);
    proxy = await openProxy({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
    client = blogClient({ ...server, url: gateway.url });
  });
  afterAll(async () => {
    await proxy.stop();
    await gateway.close();
    await server.close();
  });

  const posts = () => client.resource('posts');
  const breakFirst = (count: number) => gateway.decide((request) => (request <= count ? 'break' : 'pass'));

  test('happen once', async () => {
    breakFirst(3);
    const { id } = await posts().create({ title: 'once' });
    expect([gateway.seen.length, await posts().count({ filter: { title: 'once' } })]).toEqual([4, 1]);
    expect(new Set(gateway.seen.slice(0, 4).map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    breakFirst(1);
    expect(await posts().createMany([{ title: 'once' }, { title: 'once' }])).toHaveLength(2);
    breakFirst(1);
    expect(await posts().update(id, { code: 'changed' })).toMatchObject({ id, code: 'changed' });
    breakFirst(1);
    expect(await posts().updateOrCreate({ title: 'twice', code: 'changed' }, { keys: ['code'] })).toMatchObject({ id });
    breakFirst(1);
    await posts().destroy(id);
    breakFirst(1);
    await posts()
      .of((await posts().create({ title: 'parent' })).id, 'comments')
      .create({ text: 'a' });
    expect([await posts().count(), await client.resource('comments').count()]).toEqual([3, 1]);
    await posts().destroyMany({ filter: { title: { $ne: null } } });
  });

  test('are given up after some attempts, and can be gone on with by their key', async () => {
    breakFirst(99);
    const idempotencyKey = `my-own-${dialect}`;
    const lost = await failed(posts().create({ title: 'kept' }, { idempotencyKey }));
    expect(lost).toBeInstanceOf(NetworkError);
    expect(lost).toMatchObject({ code: 'NETWORK_FAILED', status: 0 });
    expect(gateway.seen).toHaveLength(4);
    gateway.decide(() => 'pass');
    await posts().create({ title: 'kept' }, { idempotencyKey });
    expect(await posts().count({ filter: { title: 'kept' } })).toBe(1);
  });

  test('are told of when their answer was too long to be kept', async () => {
    breakFirst(1);
    const text = 'x'.repeat(300_000);
    const comments = client.resource('comments');
    expect(await failed(comments.createMany([{ text }, { text }]))).toMatchObject({ code: 'ANSWER_NOT_KEPT' });
    expect(await comments.count({ filter: { 'text.$startsWith': 'xxx' } })).toBe(2);
  });

  test('are not sent again where no key would make them happen once', async () => {
    const { id } = await posts().create({ title: 'links' });
    await client.resource('tags').create({ slug: 'a' });
    breakFirst(1);
    expect(await failed(posts().of(id, 'tags').toggle('a'))).toBeInstanceOf(NetworkError);
    expect(gateway.seen).toHaveLength(1);
    expect(await posts().of(id, 'tags').count()).toBe(1);
    breakFirst(1);
    expect(await failed(client.auth.changePassword({ oldPassword: 'a', newPassword: 'b' }))).toBeInstanceOf(NetworkError);
    expect(gateway.seen).toHaveLength(1);
  });

  test('wait for a server that is away', async () => {
    let attempts = 0;
    const counting: ClientOptions['fetch'] = async (...input) => {
      attempts += 1;
      // It comes back while the client waits for its third attempt.
      if (attempts === 3) await proxy.start();
      return fetch(...input);
    };
    const patient = blogClient({ ...server, url: `http://127.0.0.1:${proxy.port}` }, { fetch: counting });
    await proxy.stop();
    expect(await patient.resource('posts').create({ title: 'patience' })).toMatchObject({ title: 'patience' });
    expect(attempts).toBe(3);
  });
});

describe('a server that', () => {
  let gateway: Gateway;
  let client: ReturnType<typeof clientOf>;
  const clientOf = (options: Partial<ClientOptions> = {}) =>
    createClient({ url: gateway.url, token: 'one', retry: { delay: 1 }, ...options });
  const fine = { status: 200, body: '{"data":[]}' };
  const todos = () => client.resource('todos');

  beforeAll(async () => {
    gateway = await openGateway();
  });
  beforeEach(() => (client = clientOf()));
  afterAll(() => gateway.close());

  test.each([429, 502, 503, 504])('answers %d is asked again', async (status) => {
    gateway.decide((count) => (count < 3 ? { status, body: '<html>' } : fine));
    await todos().list();
    expect(gateway.seen).toHaveLength(3);
    gateway.decide(() => ({ status, body: '<html>' }));
    const error = await failed(todos().list());
    expect(error).toBeInstanceOf(status === 429 ? LimitError : ServerError);
    expect([error, gateway.seen.length]).toMatchObject([{ status, code: `HTTP_${status}` }, 4]);
    gateway.decide(() => ({ status, body: '<html>' }));
    await failed(clientOf({ retry: false }).resource('todos').list());
    await failed(
      client
        .with({ retry: { attempts: 2, delay: 1 } })
        .resource('todos')
        .list(),
    );
    expect(gateway.seen).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 409, 412, 500])('answers %d is not asked again', async (status) => {
    gateway.decide(() => ({ status }));
    expect([await failed(todos().list()), gateway.seen.length]).toMatchObject([{ status }, 1]);
  });

  test('asks for a pause gets it, unless that is too long', async () => {
    gateway.decide((count) => (count < 2 ? { status: 429, headers: { 'retry-after': '1' } } : fine));
    const start = performance.now();
    await todos().list();
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    gateway.decide(() => ({ status: 503, headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() } }));
    const error = await failed(todos().list());
    expect(gateway.seen).toHaveLength(1);
    expect((error as ServerError).retryAfter).toBeGreaterThan(3500);
    const body = '{"errors":[{"code":"RATE_LIMITED","message":"Wait","details":{"retryAfter":3600}}]}';
    gateway.decide(() => ({ status: 429, body }));
    expect(await failed(todos().list())).toMatchObject({ code: 'RATE_LIMITED', message: 'Wait', retryAfter: 3600 });
    // More than a timer can count.
    gateway.decide(() => ({ status: 429, headers: { 'retry-after': '5000000' } }));
    const patient = clientOf({ retry: { maxDelay: Infinity } }).resource('todos');
    expect(await failed(patient.list({ signal: AbortSignal.timeout(200) }))).toMatchObject({ name: 'TimeoutError' });
    expect(gateway.seen).toHaveLength(1);
  });

  test('does not answer is waited for so long and no longer', async () => {
    gateway.decide(() => 'hang');
    const error = await failed(clientOf({ timeout: 500 }).resource('todos').list());
    expect([error, gateway.seen.length]).toMatchObject([{ name: 'NetworkError', code: 'TIMEOUT', details: { timeout: 500 } }, 4]);
    gateway.decide(() => 'hang');
    expect(await failed(clientOf({ retry: false }).resource('todos').get(1, { timeout: 5 }))).toMatchObject({ code: 'TIMEOUT' });
    gateway.decide(() => fine);
    for (const timeout of [Infinity, 1e12, 2 ** 31]) expect(await todos().list({ timeout })).toMatchObject({ data: [] });
  });

  test('is left alone when the caller says so', async () => {
    gateway.decide(() => 'hang');
    const reason = new Error('Nobody looks any more');
    expect(await failed(todos().list({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(gateway.seen).toHaveLength(0);
    const during = new AbortController();
    gateway.decide(() => {
      during.abort(reason);
      return 'hang';
    });
    expect(await failed(todos().create({}, { signal: during.signal }))).toBe(reason);
    expect(gateway.seen).toHaveLength(1);
    const between = new AbortController();
    gateway.decide(() => {
      setTimeout(() => between.abort(reason), 50);
      return { status: 503 };
    });
    const waiting = failed(
      clientOf({ retry: { delay: 1e9, maxDelay: 1e9 } })
        .resource('todos')
        .list({ signal: between.signal }),
    );
    expect(await waiting).toBe(reason);
    expect(gateway.seen).toHaveLength(1);
  });

  test('gives fresh tokens is asked with them, unless somebody signed in or out meanwhile', async () => {
    const tokens: unknown[] = [];
    const renewing = clientOf({ onToken: (token) => tokens.push(token) });
    gateway.decide((count) => (count === 1 ? { ...fine, headers: { 'x-new-token': 'two' } } : fine));
    await renewing.resource('todos').list();
    await renewing.with({ locale: 'en' }).resource('todos').list();
    expect(gateway.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer one', 'Bearer two']);
    gateway.decide(() => ({ ...fine, headers: { 'x-new-token': 'three' } }));
    await Promise.all([renewing.resource('todos').list(), renewing.auth.signOut()]);
    expect([renewing.auth.token, tokens.at(-1)]).toEqual([undefined, undefined]);
    await clientOf({ token: undefined, apiKey: 'key', onToken: (token) => tokens.push(token) })
      .resource('todos')
      .list();
    expect(gateway.seen.at(-1)?.headers.authorization).toBe('Bearer key');
    expect(tokens).not.toContain('key');
  });

  test('is another one is noticed, and sees no token', async () => {
    gateway.decide(() => ({ status: 200, body: '<html>Welcome</html>' }));
    expect(await failed(todos().list())).toMatchObject({ code: 'ANSWER_INVALID' });
    const other = await openGateway();
    other.decide(() => fine);
    gateway.decide(() => ({ status: 307, headers: { location: `${other.url}/api/todos:list` } }));
    expect(await failed(clientOf({ retry: false }).resource('todos').list())).toBeInstanceOf(NetworkError);
    expect(other.seen).toEqual([]);
    await other.close();
  });

  test('is not troubled with what cannot be sent', async () => {
    gateway.decide(() => fine);
    expect(await failed(client.with({ role: '管理员' }).resource('todos').list())).toMatchObject({ name: 'TypeError' });
    const gone = new Error('No token');
    expect(
      await failed(
        clientOf({ getToken: () => Promise.reject(gone) })
          .resource('todos')
          .list(),
      ),
    ).toBe(gone);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(await failed(todos().create(circular))).toBeInstanceOf(TypeError);
    expect(gateway.seen).toEqual([]);
  });
});
