import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createCollection, createUser, createRole, dataOf, startTestServer, writePlugin } from '@mortise/testing';

const PLUGINS = resolve(__dirname, '..', '..', '..', 'plugins');

/** Says `GREET /speech/<table>` instead of `list`; faults and kinds are told in order. */
const SPEAKER = `
  const list = { sort: [], page: { kind: 'range', offset: 0, limit: 10 }, count: 'none' };
  const fault = (code) => Object.assign(new Error(code), { code, details: {}, siblings: [], kind: 'input', [Symbol.for('mortise.AppError')]: true });
  deps.pipeline.protocol({
    id: 'speech',
    base: '/speech/',
    requestHeaders: ['x-choke'],
    responseHeaders: ['x-said'],
    places: (path) => ['/speeches/' + path],
    parse({ path, search, method, header, body }) {
      if (path === 'mute') throw fault('URL_INVALID');
      if (path === 'broken') throw new Error('a bug of the protocol');
      const faults = search === '' ? [] : search.split(',').map(fault);
      const action = method === 'GET' || method === 'HEAD' ? 'list' : 'create';
      return { resource: decodeURIComponent(path), action, asked: list, values: body, faults };
    },
    encode(result, { method, path, search, header }) {
      if (search === '' && header('x-choke')) throw new Error('nothing to say');
      return { status: 299, headers: { 'x-said': method + ' ' + path }, type: 'text/speech', body: result.kind === 'json' ? result.text : 'done' };
    },
    encodeError(faults, { path, header }) {
      if (header('x-choke')) throw new Error('nothing to say');
      const words = faults.map(({ kind, code, status }) => [kind, code, status].join(' '));
      return { status: 400 + faults.length, type: 'text/speech', body: words.join('; ') };
    },
  });
  deps.pipeline.use('guard', {
    id: 'places',
    handle(request, next) {
      request.setHeader('x-places', deps.pipeline.placesOf(request.path).join());
      return next();
    },
  });`;
const RIVAL = (base: string): string => `
  const nothing = () => ({ type: '', status: 200, body: '' });
  deps.pipeline.protocol({ id: 'rival', base: ${JSON.stringify(base)}, parse: nothing, encode: nothing, encodeError: nothing });`;

describe('a protocol', () => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-speech-'));
    const needs = { pipeline: 'core.pipeline' };
    await writePlugin(folder, { id: 'speaker', needs, setup: SPEAKER });
    const rivals = { same: '/speech/', inside: '/speech/deep/', around: '/', odd: 'speech/', open: '/speech' };
    for (const [id, base] of Object.entries(rivals)) await writePlugin(folder, { id, needs, preset: 'off', setup: RIVAL(base) });
    server = await startTestServer({
      pluginFolders: [PLUGINS, folder],
      env: { LOGGER_LEVEL: 'silent', CORS_ORIGIN_WHITELIST: 'https://app.example.org' },
    });
    await createCollection(server, { name: 'poems' });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const say = async (method: string, path: string, options: { token?: string; body?: unknown; headers?: Record<string, string> } = {}) => {
    const { status, body, headers } = await server.api(method, `/speech/${path}`, { token: server.root.token, ...options });
    return { status, body, type: headers.get('content-type')?.split(';')[0], said: headers.get('x-said') };
  };

  test('parses what is below its base, and answers in its own way', async () => {
    expect(await say('POST', 'poems', { body: { title: 'a' } })).toMatchObject({ status: 299, said: 'POST poems', type: 'text/speech' });
    const { body } = await say('GET', 'poems');
    expect(JSON.parse(String(body))).toMatchObject([{ title: 'a' }]);
    expect(await say('HEAD', 'poems')).toMatchObject({ status: 299, said: 'HEAD poems', body: '' });
  });

  test('says which headers pages of other origins may send to it and read of it', async () => {
    const headers = { origin: 'https://app.example.org', 'access-control-request-method': 'POST' };
    const told = async (path: string) => {
      const answer = await server.api('OPTIONS', path, { headers });
      return [answer.headers.get('access-control-allow-headers'), answer.headers.get('access-control-expose-headers')];
    };
    expect(await told('/speech/poems')).toEqual([expect.stringContaining('x-choke'), expect.stringContaining('x-said')]);
    expect(await told('/api/poems:list')).toEqual([expect.not.stringContaining('x-choke'), expect.not.stringContaining('x-said')]);
  });

  test('says what else a path below its base stands for', async () => {
    const placesOf = async (path: string) => (await server.api('GET', path)).headers.get('x-places');
    expect(await placesOf('/speech/po%65ms')).toBe('/speeches/po%65ms');
    expect(await placesOf('/api/poems:list')).toBe('');
  });

  test('goes through the same access decisions', async () => {
    const user = await createUser(server, { roles: [await createRole(server)] });
    expect(await say('GET', 'poems', { token: user.token })).toMatchObject({ status: 401, body: 'forbidden ACTION_DENIED 403' });
    expect(await say('GET', 'poems', { token: 'none' })).toMatchObject({ body: 'unauthenticated INVALID_TOKEN 401' });
    expect((await server.api('GET', '/speech/poems')).body).toBe('unauthenticated EMPTY_TOKEN 401');
  });

  test('its faults come after who is calling, what is there and what is allowed', async () => {
    const user = await createUser(server, { roles: [await createRole(server)] });
    const query = 'QUERY_FILTER_INVALID,VALUE_INVALID';
    expect(await say('GET', `poems?${query}`)).toMatchObject({
      status: 402,
      body: 'input QUERY_FILTER_INVALID 400; input VALUE_INVALID 400',
    });
    expect(await say('GET', `poems?${query}`, { token: user.token })).toMatchObject({ body: 'forbidden ACTION_DENIED 403' });
    expect(await say('GET', `nothing?${query}`)).toMatchObject({ body: 'notFound RESOURCE_NOT_FOUND 404' });
    expect((await server.api('GET', `/speech/nothing?${query}`)).body).toBe('unauthenticated EMPTY_TOKEN 401');
    const body = '{';
    expect(await say('POST', `poems?VALUE_INVALID`, { body })).toMatchObject({
      status: 402,
      body: 'input VALUE_INVALID 400; input JSON_INVALID 400',
    });
  });

  test('tells also of errors that come before or after it has spoken', async () => {
    expect(await say('GET', 'mute')).toMatchObject({ status: 401, body: 'input URL_INVALID 400' });
    expect((await server.api('GET', '/speech/mute')).body).toBe('unauthenticated EMPTY_TOKEN 401');
    expect(await say('GET', 'broken')).toMatchObject({ status: 401, body: 'internal INTERNAL 500' });
    expect(await say('POST', `poems?${'x'.repeat(9000)}`)).toMatchObject({ body: 'uriTooLong URL_TOO_LONG 414' });
    expect(await say('GET', 'users')).toMatchObject({ status: 299 });
    // Custom actions know nothing of what a protocol asks for.
    expect(await say('POST', 'users', { body: { username: 'x' } })).toMatchObject({ body: 'notFound ACTION_NOT_FOUND 404' });
    expect(await say('GET', 'pm')).toMatchObject({ body: 'notFound ACTION_NOT_FOUND 404' });
  });

  test('that fails to speak leaves the words to the server', async () => {
    const headers = { 'x-choke': '1' };
    const unsaid = await say('GET', 'nothing', { headers });
    expect(unsaid).toMatchObject({ status: 404, type: 'application/json', body: { errors: [{ code: 'RESOURCE_NOT_FOUND' }] } });
    expect(await say('GET', 'poems', { headers })).toMatchObject({ status: 500, body: { errors: [{ code: 'INTERNAL' }] } });
  });

  test.each([
    ['same', 'NAME_TAKEN'],
    ['inside', 'NAME_TAKEN'],
    ['around', 'NAME_TAKEN'],
    ['odd', 'DEFINITION_INVALID'],
    ['open', 'DEFINITION_INVALID'],
  ])('takes its base for itself: %s', async (plugin, code) => {
    const { token } = server.root;
    const answer = await server.api('POST', `pm:enable?filterByTk=${plugin}`, { token });
    const told = JSON.stringify(answer.body) + JSON.stringify((await server.api('GET', 'pm:list', { token })).body);
    expect(told).toContain(code);
    expect(await say('GET', 'poems')).toMatchObject({ status: 299 });
  });

  test('leaves with its plugin, and comes back', async () => {
    const { token } = server.root;
    dataOf(await server.api('POST', 'pm:disable?filterByTk=speaker', { token }));
    expect(await say('GET', 'poems')).toMatchObject({ status: 404, body: { errors: [{ code: 'ROUTE_NOT_FOUND' }] } });
    dataOf(await server.api('POST', 'pm:enable?filterByTk=speaker', { token }));
    expect(await say('GET', 'poems')).toMatchObject({ status: 299 });
  });
});
