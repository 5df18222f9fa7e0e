import {
  type TestServer,
  type TestUser,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

eachDatabase('what filters know of their callers, on %s', (dialect) => {
  let server: TestServer;
  let ann: TestUser;
  let role: string;

  const asRoot = (path: string, body?: unknown) => server.api('POST', path, { token: server.root.token, body });
  const titles = async (token: string, filter: object = {}): Promise<unknown[]> => {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), sort: 'title' });
    return dataOf<Row[]>(await server.api('GET', `cards:list?${query.toString()}`, { token })).map(({ title }) => title);
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    await createCollection(server, {
      name: 'cards',
      fields: ['title', 'mail', 'city'].map((name) => ({ name, type: 'string' })),
    });
    const cards = [
      { title: 'a', mail: 'ann@example.org' },
      { title: 'b', mail: 'bob@example.org' },
      { title: 'c', mail: 'anna@example.org' },
      { title: 'd' },
    ];
    dataOf(await asRoot('cards:create', cards));
    const body = { name: 'own mail', resourceName: 'cards', scope: { mail: '{{$user.email}}' } };
    const scopeId = Number(dataOf<Row>(await asRoot('rolesResourcesScopes:create', body))['id']);
    role = await createRole(server, {
      grants: [{ collection: 'cards', actions: [{ name: 'view', scopeId }] }],
      snippets: ['pm.api-keys.configuration'],
    });
    ann = await createUser(server, { roles: [role] });
  });
  afterAll(() => server.close());

  test('a scope that asks for what the user does not have lets no row through', async () => {
    expect(await titles(ann.token)).toEqual([]);
  });

  test('rows follow what the user is now, at once, whoever changed it', async () => {
    dataOf(await asRoot(`users:update?filterByTk=${ann.id}`, { email: 'ann@example.org' }));
    expect(await titles(ann.token)).toEqual(['a']);
    dataOf(await server.api('POST', 'users:updateProfile', { token: ann.token, body: { email: 'anna@example.org' } }));
    expect(await titles(ann.token)).toEqual(['c']);
    dataOf(await asRoot(`users:update?filterByTk=${ann.id}`, { email: null }));
    expect(await titles(ann.token)).toEqual([]);
    dataOf(await asRoot(`users:update?filterByTk=${ann.id}`, { email: 'ann@example.org' }));
  });

  test('a key stands for its user', async () => {
    const key = await createApiKey(server, { role, token: ann.token });
    expect(await titles(key.token)).toEqual(['a']);
    expect(await titles(key.token, { 'mail.$ne': '{{$user.email}}' })).toEqual([]);
  });

  test('also through writes, sums and related rows', async () => {
    const body = { measures: [{ aggregation: 'count', alias: 'n' }], filter: { 'mail.$ne': '{{$user.email}}' } };
    expect(dataOf(await asRoot('cards:query', body))).toEqual([{ n: 4 }]);
    dataOf(await asRoot('users:update?filterByTk=1', { nickname: 'b' }));
    const filter = encodeURIComponent(JSON.stringify({ title: '{{$user.nickname}}' }));
    expect(dataOf(await asRoot(`cards:update?filter=${filter}`, { city: 'Ulm' }))).toMatchObject([{ title: 'b', city: 'Ulm' }]);
    expect(await titles(server.root.token, { 'createdBy.nickname': '{{$user.nickname}}' })).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a text in braces is a text where records are looked for by their values', async () => {
    const body = { title: '{{$user.email}}' };
    const first = dataOf<Row>(await asRoot('cards:firstOrCreate?filterKeys=title', body));
    expect(first['title']).toBe(body.title);
    expect(dataOf<Row>(await asRoot('cards:firstOrCreate?filterKeys=title', body))['id']).toBe(first['id']);
  });
});
