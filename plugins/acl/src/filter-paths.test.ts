import {
  type TestServer,
  type TestUser,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

type Row = Record<string, unknown>;

eachDatabase('what a role may not see on the other side of a relation, on %s', (dialect) => {
  let server: TestServer;
  let posts: string;
  let owners: string;
  let limited: TestUser;
  let scoped: TestUser;
  let strangers: TestUser;

  const ask = (user: TestUser | undefined, path: string) => server.api('GET', path, { token: user?.token ?? server.root.token });
  const list = (user: TestUser | undefined, query: Record<string, string>) =>
    ask(user, `${posts}:list?${new URLSearchParams(query).toString()}`);
  const titles = async (user: TestUser | undefined, filter: object, sort = 'id') =>
    dataOf<Row[]>(await list(user, { filter: JSON.stringify(filter), sort })).map((row) => row['title']);
  const code = async (user: TestUser, query: Record<string, string>) => codeOf(await list(user, query));
  const filtered = (user: TestUser, filter: object) => code(user, { filter: JSON.stringify(filter) });
  const create = (collection: string, body: unknown) => server.api('POST', `${collection}:create`, { token: server.root.token, body });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    owners = uniqueName('owners');
    posts = uniqueName('posts');
    const owned = { name: 'posts', type: 'hasMany', target: posts, foreignKey: 'ownerId' };
    const text = (name: string) => ({ name, type: 'string' });
    await createCollection(server, { name: owners, fields: [text('name'), text('secret'), { name: 'open', type: 'boolean' }] });
    await createCollection(server, {
      name: posts,
      fields: [text('title'), { name: 'owner', type: 'belongsTo', target: owners, foreignKey: 'ownerId' }],
    });
    await server.api('POST', `collections/${owners}/fields:create`, { token: server.root.token, body: owned });
    for (const [name, secret, open] of [
      ['Ann', 'z', true],
      ['Bob', 'y', false],
      ['Cid', 'x', true],
    ] as const)
      await create(owners, { name, secret, open });
    for (const [title, ownerId] of [
      ['one', 1],
      ['two', 2],
      ['three', 3],
      ['four', null],
    ] as const)
      await create(posts, { title, ownerId });
    const scope = await server.api('POST', 'rolesResourcesScopes:create', {
      token: server.root.token,
      body: { name: uniqueName('open'), resourceName: owners, scope: { open: true } },
    });
    const scopeId = Number(dataOf<Row>(scope)['id']);
    const view = { collection: posts, actions: ['view'] };
    const user = async (grants: Parameters<typeof createRole>[1]) => createUser(server, { roles: [await createRole(server, grants)] });
    limited = await user({ grants: [view, { collection: owners, actions: [{ name: 'view', fields: ['name'] }] }] });
    scoped = await user({ grants: [view, { collection: owners, actions: [{ name: 'view', scopeId }] }] });
    strangers = await user({ grants: [view] });
  });
  afterAll(() => server.close());

  test('is nothing to root', async () => {
    expect(await titles(undefined, { 'owner.secret': 'y' })).toEqual(['two']);
    expect(await titles(undefined, { 'owner.$exists': true }, '-owner.secret')).toEqual(['one', 'two', 'three']);
  });

  test('fields beyond the mask are refused in filter and sort', async () => {
    expect(await titles(limited, { 'owner.name': 'Ann' })).toEqual(['one']);
    expect(await titles(limited, {}, '-owner.name')).toEqual(['three', 'two', 'one', 'four']);
    for (const filter of [
      { 'owner.secret': 'y' },
      { owner: { secret: { $ne: null } } },
      { $not: { $or: [{ owner: { $or: [{ name: 'Ann' }, { secret: 'y' }] } }] } },
    ])
      expect(await filtered(limited, filter)).toBe('FIELD_DENIED');
    expect(await code(limited, { sort: 'owner.secret' })).toBe('FIELD_DENIED');
    expect(await filtered(limited, { 'owner.posts.owner.secret': 'y' })).toBe('FIELD_DENIED');
    expect(await filtered(limited, { 'owner.nothing': 'y' })).toBe('FIELD_UNKNOWN');
    expect(await filtered(limited, { 'title.nothing': 'y' })).toBe('FIELD_UNKNOWN');
  });

  test('what is forbidden is told before what is unknown, wherever it stands', async () => {
    expect(await filtered(limited, { nothing: 1, owner: { secret: 'z' } })).toBe('FIELD_DENIED');
    expect(await filtered(limited, { $or: [{ nothing: 1 }, { 'owner.secret': 'z' }] })).toBe('FIELD_DENIED');
    expect(await filtered(limited, { nothing: 1 })).toBe('FIELD_UNKNOWN');
  });

  test('an alternative without conditions is about a related row all the same', async () => {
    expect(await titles(undefined, { owner: { $or: [] } })).toEqual([]);
    expect(await filtered(strangers, { owner: { $or: [] } })).toBe('ACTION_DENIED');
  });

  test('rows beyond the scope are not there', async () => {
    expect(await titles(scoped, { 'owner.secret': 'y' })).toEqual([]);
    expect(await titles(scoped, { 'owner.secret.$ne': 'q' })).toEqual(['one', 'three']);
    expect(await titles(scoped, { 'owner.$exists': true })).toEqual(['one', 'three']);
    expect(await titles(scoped, { 'owner.$notExists': true })).toEqual(['two', 'four']);
    expect(await titles(scoped, { $not: { 'owner.name': 'Bob' } })).toEqual(['one', 'two', 'three', 'four']);
    expect(await titles(scoped, { 'owner.posts.owner.name': 'Bob' })).toEqual([]);
    expect(await titles(scoped, {}, 'owner.secret')).toEqual(['three', 'one', 'two', 'four']);
  });

  test('a collection that may not be listed is refused', async () => {
    for (const filter of [{ 'owner.name': 'Ann' }, { 'owner.$exists': true }, { owner: { $not: { name: 'Ann' } } }])
      expect(await filtered(strangers, filter)).toBe('ACTION_DENIED');
    expect(await code(strangers, { sort: 'owner.name' })).toBe('ACTION_DENIED');
    expect(await titles(strangers, { ownerId: 1 })).toEqual(['one']);
  });

  test('writes search no further than reads', async () => {
    const role = await createRole(server, { grants: [{ collection: posts, actions: ['view', 'update', 'destroy'] }] });
    const writer = await createUser(server, { roles: [role] });
    const filter = encodeURIComponent(JSON.stringify({ 'owner.secret': 'y' }));
    const answer = await server.api('POST', `${posts}:update?filter=${filter}`, { token: writer.token, body: { title: 'x' } });
    expect(codeOf(answer)).toBe('ACTION_DENIED');
    const all = encodeURIComponent(JSON.stringify({ 'title.$notIncludes': [] }));
    expect(codeOf(await server.api('POST', `${posts}:destroy?filter=${all}`, { token: writer.token }))).toBe('FILTER_REQUIRED');
  });

  test('paths are limited, and sorts lead to one row', async () => {
    expect(await filtered(limited, { 'owner.posts.owner.posts.title': 'x' })).toBe('QUERY_TOO_COMPLEX');
    expect(await code(scoped, { sort: 'owner.posts.title' })).toBe('QUERY_PARAMETER_INVALID');
    expect(await filtered(limited, { owner: 1 })).toBe('QUERY_OPERATOR_UNSUPPORTED');
  });

  test('a scope may walk relations, and follows their collections', async () => {
    const body = { name: posts, actions: [{ name: 'view', scope: { filter: { 'owner.name.$startsWith': 'a' } } }] };
    const role = await createRole(server);
    dataOf(await server.api('POST', `roles/${role}/resources:create`, { token: server.root.token, body }));
    const user = await createUser(server, { roles: [role] });
    expect(await titles(user, {})).toEqual(['one']);
    const field = (path: string, change?: unknown) =>
      server.api('POST', `collections/${owners}/fields:${path}`, {
        token: server.root.token,
        ...(change === undefined ? {} : { body: change }),
      });
    dataOf(await field('create', { name: 'extra', type: 'string' }));
    expect(await titles(user, {})).toEqual(['one']);
    dataOf(await field('destroy?filterByTk=name'));
    // What the scope speaks of is gone: it allows nothing.
    expect(await code(user, {})).toBe('ACTION_DENIED');
  });

  test('a wrong zone is told to filters that need one', async () => {
    const inZone = (zone: string, filter: object) =>
      server.api('GET', `${posts}:list?filter=${encodeURIComponent(JSON.stringify(filter))}`, {
        token: server.root.token,
        headers: { 'x-timezone': zone },
      });
    expect(codeOf(await inZone('Nowhere/City', { 'createdAt.$dateOn': { type: 'today' } }))).toBe('QUERY_PARAMETER_INVALID');
    expect((await inZone('Nowhere/City', { title: 'one' })).status).toBe(200);
    for (const zone of ['Europe/Berlin', '+14:00', '-11:00']) {
      expect(dataOf<Row[]>(await inZone(zone, { 'createdAt.$dateOn': { type: 'today' } }))).toHaveLength(4);
      expect(dataOf<Row[]>(await inZone(zone, { 'createdAt.$dateOn': '{{$nDate.tomorrow}}' }))).toHaveLength(0);
    }
  });

  test.each([
    ['list', 'GET'],
    ['update', 'POST'],
    ['destroy', 'POST'],
  ] as const)('days of %s are those of the caller', async (action, method) => {
    const moments = await createCollection(server, { fields: [{ name: 'at', type: 'datetime' }] });
    for (const at of ['2025-03-05T15:59:59Z', '2025-03-05T16:00:00Z']) await create(moments, { at });
    const path = `${moments}:${action}?filter=${encodeURIComponent(JSON.stringify({ 'at.$dateOn': '2025-03-06' }))}`;
    const body = action === 'update' ? { at: null } : undefined;
    const headers = { 'x-timezone': 'Asia/Shanghai' };
    const answer = await server.api(method, path, { token: server.root.token, headers, ...(body ? { body } : {}) });
    const data = dataOf<Row[] | number>(answer);
    expect(typeof data === 'number' ? data : data.length).toBe(1);
  });
});
