import { type TestServer, eachDatabase, startTestServer } from '@mortise/testing';

/** The request lines of the API keys tutorial, as integrators paste them; only base URL, key, collection and id are filled in. */
const REQUESTS = {
  list: 'GET {baseURL}/{collectionName}:list',
  create: 'POST {baseURL}/{collectionName}:create {"title":"123"}',
  update: 'POST {baseURL}/{collectionName}:update?filterByTk={id} {"title":"123","completed":true}',
  destroy: 'POST {baseURL}/{collectionName}:destroy?filterByTk={id}',
};

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const EXPIRED = { errors: [{ message: 'Your session has expired. Please sign in again.', code: 'INVALID_TOKEN' }] };

/** Sends one of the lines above as curl would: no headers but the key and the content type. */
async function send(server: TestServer, line: string, fill: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  const filled = Object.entries({ baseURL: `${server.url}/api`, ...fill }).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    line,
  );
  const [, method = '', url = '', body] = /^(\S+) (\S+) ?(.*)$/.exec(filled) ?? [];
  const headers: Record<string, string> = { Authorization: `Bearer ${fill['key']}` };
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(url, body ? { method, headers, body } : { method, headers });
  return { status: response.status, body: await response.json() };
}

/** Everything before the key: collection, records, role. */
async function prepare(server: TestServer): Promise<void> {
  const { token } = server.root;
  const fields = [
    { name: 'title', type: 'string' },
    { name: 'completed', type: 'boolean' },
  ];
  expect((await server.api('POST', 'collections:create', { token, body: { name: 'todos', fields } })).status).toBe(200);
  for (const title of ['eat food', 'sleep', 'play games']) await server.api('POST', 'todos:create', { token, body: { title } });
  expect((await server.api('POST', 'roles:create', { token, body: { name: 'todos-api', title: 'To Dos API Role' } })).status).toBe(200);
  const actions = ['view', 'create', 'update', 'destroy'].map((name) => ({ name }));
  expect((await server.api('POST', 'roles/todos-api/resources:create', { token, body: { name: 'todos', actions } })).status).toBe(200);
}

async function createKey(server: TestServer, token: string): Promise<{ id: number; token: string }> {
  const answer = await server.api('POST', 'apiKeys:create', {
    token,
    body: { name: 'tutorial', role: { name: 'todos-api' }, expiresIn: '30d' },
  });
  expect(answer.status).toBe(200);
  return (answer.body as { data: { id: number; token: string } }).data;
}

eachDatabase('the API keys tutorial on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test('from switching the plugin on to a destroyed key', async () => {
    const { token } = server.root;
    expect((await server.api('GET', 'apiKeys:list', { token })).status).toBe(404);
    const enabled = await server.api('POST', 'pm:enable?filterByTk=api-keys', { token });
    expect(enabled).toMatchObject({ status: 200, body: { data: { id: 'api-keys', enabled: true, state: 'started' } } });
    await prepare(server);

    // The role is no choice until the current user has it.
    const early = await server.api('POST', 'apiKeys:create', {
      token,
      body: { name: 'tutorial', role: { name: 'todos-api' }, expiresIn: '30d' },
    });
    expect(early).toMatchObject({ status: 400, body: { errors: [{ code: 'ROLE_NOT_OWNED' }] } });
    await server.api('POST', 'users/1/roles:add', { token, body: ['todos-api'] });
    const choices = await server.api('GET', 'users/1/roles:list', { token });
    expect((choices.body as { data: { name: string }[] }).data.map(({ name }) => name)).toContain('todos-api');

    const key = await createKey(server, token);
    const payload = JSON.parse(Buffer.from(key.token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    expect(Object.keys(payload).sort()).toEqual(['exp', 'iat', 'jti', 'roleName', 'userId']);
    expect(payload).toMatchObject({ userId: 1, roleName: 'todos-api' });
    const keys = await server.api('GET', 'apiKeys:list', { token });
    expect(JSON.stringify(keys.body)).not.toContain(key.token.split('.')[2]);

    const fill = { key: key.token, collectionName: 'todos', id: '1' };
    const list = await send(server, REQUESTS.list, fill);
    expect(list.status).toBe(200);
    expect(list.body).toEqual({
      data: ['eat food', 'sleep', 'play games'].map((title, index) => ({
        createdAt: expect.stringMatching(MOMENT),
        updatedAt: expect.stringMatching(MOMENT),
        completed: null,
        createdById: 1,
        id: index + 1,
        title,
        updatedById: 1,
      })),
      meta: { count: 3, page: 1, pageSize: 20, totalPage: 1 },
    });
    const created = await send(server, REQUESTS.create, fill);
    expect(created).toMatchObject({ status: 200, body: { data: { id: 4, title: '123', completed: null, createdById: 1 } } });
    const updated = await send(server, REQUESTS.update, fill);
    expect(updated).toMatchObject({ status: 200, body: { data: [{ id: 1, title: '123', completed: true }] } });
    expect(await send(server, REQUESTS.destroy, fill)).toEqual({ status: 200, body: { data: 1 } });
    expect(await send(server, REQUESTS.destroy, fill)).toMatchObject({ status: 404, body: { errors: [{ code: 'RECORD_NOT_FOUND' }] } });

    for (const collectionName of ['users', 'roles', 'apiKeys', 'collections']) {
      expect((await send(server, REQUESTS.list, { ...fill, collectionName })).status).toBe(403);
    }
    expect(await send(server, REQUESTS.list, { ...fill, key: 'garbage' })).toEqual({ status: 401, body: EXPIRED });

    await server.api('POST', `apiKeys:destroy?filterByTk=${key.id}`, { token });
    expect(await send(server, REQUESTS.list, fill)).toMatchObject({ status: 401, body: { errors: [{ code: 'BLOCKED_TOKEN' }] } });
  });

  test('switching the plugin off stops all keys at once; switching it on brings them back', async () => {
    const { token } = server.root;
    const key = await createKey(server, token);
    const fill = { key: key.token, collectionName: 'todos' };
    expect((await send(server, REQUESTS.list, fill)).status).toBe(200);
    await server.api('POST', 'pm:disable?filterByTk=api-keys', { token });
    expect(await send(server, REQUESTS.list, fill)).toEqual({ status: 401, body: EXPIRED });
    await server.api('POST', 'pm:enable?filterByTk=api-keys', { token });
    expect((await send(server, REQUESTS.list, fill)).status).toBe(200);
  });

  test('a key ends when it expires', async () => {
    const { token } = server.root;
    const body = { name: 'short', role: { name: 'todos-api' }, expiresIn: '1s' };
    const key = ((await server.api('POST', 'apiKeys:create', { token, body })).body as { data: { token: string } }).data.token;
    const fill = { key, collectionName: 'todos' };
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await send(server, REQUESTS.list, fill)).toEqual({ status: 401, body: EXPIRED });
  });

  test('a user of its own holds the key', async () => {
    const { token } = server.root;
    const body = { username: 'todos-api-user', nickname: 'To Dos API User', password: 'a long enough one' };
    const user = (await server.api('POST', 'users:create', { token, body })).body as { data: { id: number } };
    await server.api('POST', `users/${user.data.id}/roles:add`, { token, body: ['todos-api'] });
    const own = await server.api('POST', 'apiKeys:create', {
      token,
      body: { name: 'own', userId: user.data.id, role: 'todos-api', expiresIn: 'never' },
    });
    expect(own.status).toBe(200);
    const key = (own.body as { data: { token: string } }).data.token;
    const created = await send(server, REQUESTS.create, { key, collectionName: 'todos' });
    expect(created).toMatchObject({ status: 200, body: { data: { createdById: user.data.id } } });

    await server.api('POST', `users/${user.data.id}/roles:remove`, { token, body: ['todos-api'] });
    const after = await send(server, REQUESTS.list, { key, collectionName: 'todos' });
    expect(after).toMatchObject({ status: 401, body: { errors: [{ code: 'ROLE_NOT_FOUND_FOR_USER' }] } });
  });
});

eachDatabase('a changed APP_KEY on %s', (dialect) => {
  test('invalidates every key and every session', async () => {
    const first = await startTestServer({ dialect, plugins: ['api-keys'], env: { APP_KEY: 'the first key of this installation 1' } });
    const { token } = first.root;
    await prepare(first);
    await first.api('POST', 'users/1/roles:add', { token, body: ['todos-api'] });
    const key = await createKey(first, token);
    await first.close({ keep: true });

    const env = { APP_KEY: 'the second key of this installation 2', INIT_ROOT_PASSWORD: first.root.password };
    const second = await startTestServer({ dialect, storage: first.storage, env });
    const fill = { key: key.token, collectionName: 'todos' };
    expect(await send(second, REQUESTS.list, fill)).toEqual({ status: 401, body: EXPIRED });
    expect(await second.api('GET', 'auth:check', { token })).toMatchObject({ status: 401, body: EXPIRED });
    await second.close();
  });
});
