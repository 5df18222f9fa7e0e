import { type TestServer, countStatements, createApiKey, createCollection, eachDatabase, startTestServer } from '@mortise/testing';
import { BEHIND_PROXY, type CallOptions, HOME, callFrom, removeRules, saveRule } from './testing/caller';

const STRANGER = '203.0.113.7';

eachDatabase('IP protection on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'], env: BEHIND_PROXY });
    await createCollection(server, { name: 'todos' });
  });
  afterAll(() => server.close());
  afterEach(() => removeRules(server));

  const call = (request: string, options: CallOptions = {}) => callFrom(server, request, options);
  const asRoot = (request: string, options: CallOptions = {}) => call(request, { token: server.root.token, ...options });

  test('lets everybody in until there is a rule', async () => {
    expect(await asRoot('GET todos:list', { from: STRANGER, origin: 'https://evil.example' })).toMatchObject({ status: 200 });
    expect(await asRoot('GET ipRules:get?filterByTk=everything')).toMatchObject({
      status: 200,
      data: { subject: 'everything', version: '', deny: [], allow: [], origins: [] },
    });
  });

  test.each([
    'GET todos:list',
    'GET todos/1',
    'POST todos:create',
    'GET rest/v1/todos',
    'GET __events',
    'GET app:boot',
    'POST auth:signIn',
    'OPTIONS todos:list',
    'GET /',
    'GET /admin',
    'GET /plugins/acl/none.js',
    'GET /nowhere',
    'GET /api/%74odos:list',
    'GET nothing:list',
  ])('a denied address gets nowhere: %s', async (request) => {
    await saveRule(server, { deny: [STRANGER] });
    const refused = await asRoot(request, { from: STRANGER });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.answer.body)).toContain(`Calls from the address ${STRANGER} are not allowed`);
    // A stream that is open has no end to wait for.
    if (!request.endsWith('__events')) expect((await asRoot(request)).status).not.toBe(403);
  });

  test.each(['__live', '__ready', '__health_check'])('%s answers anybody, and nothing that looks like it does', async (probe) => {
    await saveRule(server, { allow: [HOME] });
    expect(await call(`GET ${probe}`, { from: STRANGER })).toMatchObject({ status: 200 });
    for (const request of [`POST ${probe}`, `GET todos/${probe}`, `GET /${probe}`, `GET ${probe}/x`, `GET ${probe}?x=%2Fapi`]) {
      const expected = request.includes('?') ? 200 : 403;
      expect((await call(request, { from: STRANGER })).status).toBe(expected);
    }
  });

  test('refuses before anything is read of the body, and without asking the database', async () => {
    const key = await createApiKey(server, { role: 'root' });
    await saveRule(server, { allow: [HOME] });
    const refuse = () => asRoot('POST todos:create', { from: STRANGER, body: '{"title": not even JSON' });
    const { statements, result } = await countStatements(server, refuse);
    expect(result).toMatchObject({ status: 403, code: 'ADDRESS_REFUSED' });
    expect(statements).toBe(0);
    await removeRules(server);
    await saveRule(server, { subject: `apiKey:${key.id}`, allow: ['198.51.100.1'] });
    await call('GET todos:list', { token: key.token });
    const known = await countStatements(server, () => call('GET todos:list', { token: key.token }));
    expect(known).toMatchObject({ statements: 0, result: { code: 'ADDRESS_REFUSED' } });
  });

  test('both an address and an origin must pass, and a valid token helps neither', async () => {
    const page = 'https://shop.example';
    await saveRule(server, { allow: [HOME], origins: [page] });
    const codes = [
      await asRoot('GET todos:list'),
      await asRoot('GET todos:list', { origin: page }),
      await asRoot('GET todos:list', { origin: 'https://evil.example' }),
      await asRoot('GET todos:list', { from: STRANGER, origin: page }),
      await asRoot('GET todos:list', { from: STRANGER }),
      await asRoot('GET todos:list', { origin: 'null' }),
      await asRoot('GET todos:list', { origin: server.url }),
    ].map(({ code = 'in' }) => code);
    expect(codes).toEqual(['in', 'in', 'ORIGIN_REFUSED', 'ADDRESS_REFUSED', 'ADDRESS_REFUSED', 'ORIGIN_REFUSED', 'in']);
  });

  test('pages of listed origins may read answers; others get no word of CORS', async () => {
    await saveRule(server, { origins: ['https://shop.example'] });
    const preflight = (origin: string) => call('OPTIONS todos:list', { origin, headers: { 'access-control-request-method': 'POST' } });
    const good = await preflight('https://shop.example');
    expect(good.status).toBe(204);
    expect(good.answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(good.answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(good.answer.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of ['https://evil.example', 'null', 'https://shop.example.evil.example', 'http://shop.example']) {
      const bad = await preflight(origin);
      expect(bad).toMatchObject({ status: 403, code: 'ORIGIN_REFUSED' });
      expect([...bad.answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('a path has a rule of its own, however it is spelled', async () => {
    await saveRule(server, { subject: 'path:/api/rest/v1/', allow: ['198.51.100.0/24'] });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 200 });
    expect(await asRoot('GET rest/v1/todos', { from: '198.51.100.9' })).toMatchObject({ status: 200 });
    for (const request of ['GET rest/v1/todos', 'GET rest/v1/%74odos', 'HEAD rest/v1/todos', 'OPTIONS rest/v1/todos']) {
      expect((await asRoot(request)).status).toBe(403);
    }
    await saveRule(server, { subject: 'path:/api/todos', deny: [HOME] });
    for (const request of ['GET todos:list', 'GET todos', 'GET todos/1', 'GET %74odos:list', 'GET todos:get/1', 'PATCH todos/1']) {
      expect(await asRoot(request, request.startsWith('PATCH') ? { body: {} } : {})).toMatchObject({
        status: 403,
        code: 'ADDRESS_REFUSED',
      });
    }
  });

  test('a key has a rule of its own, for addresses and for pages', async () => {
    const tied = await createApiKey(server, { role: 'root' });
    const free = await createApiKey(server, { role: 'root' });
    await saveRule(server, { subject: `apiKey:${tied.id}`, allow: ['198.51.100.0/24'], origins: ['https://shop.example'] });
    expect(await call('GET todos:list', { token: tied.token })).toMatchObject({ status: 403, code: 'ADDRESS_REFUSED' });
    expect(await call('GET todos:list', { token: free.token })).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 200 });
    const from = '198.51.100.1';
    const page = await call('GET todos:list', { token: tied.token, from, origin: 'https://shop.example' });
    expect(page).toMatchObject({ status: 200 });
    expect(page.answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const other = await call('GET todos:list', { token: tied.token, from, origin: 'https://evil.example' });
    expect(other).toMatchObject({ status: 403, code: 'ORIGIN_REFUSED' });
    for (const request of ['GET rest/v1/todos', 'GET __events']) {
      expect((await call(request, { token: tied.token })).status).toBe(403);
    }
    const { apiKeys } = (await asRoot('GET ipRules:subjects')).data as { apiKeys: { subject: string }[] };
    expect(apiKeys.slice(0, 2)).toMatchObject([{ subject: `apiKey:${free.id}` }, { subject: `apiKey:${tied.id}` }]);
  });

  test('a rule ends the streams of those it refuses, and of nobody else', async () => {
    const openFrom = async (from: string) => {
      const headers = { authorization: `Bearer ${server.root.token}`, 'x-forwarded-for': from };
      const { body } = await fetch(`${server.url}/api/__events`, { headers });
      if (body === null) throw new Error('No stream');
      return body;
    };
    const [stranger, home] = [await openFrom(STRANGER), await openFrom(HOME)];
    await saveRule(server, { deny: [STRANGER] });
    let heard = '';
    for await (const chunk of stranger) heard += Buffer.from(chunk as Uint8Array).toString();
    expect(heard).toMatch(/^: open/);
    const listening = home.getReader();
    for (heard = ''; !heard.includes('ip-protection.changed');) heard += Buffer.from((await listening.read()).value ?? []).toString();
    await listening.cancel();
  });
});
