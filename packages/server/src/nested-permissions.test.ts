import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

eachDatabase('rights that related records in values take on %s', (dialect) => {
  let server: TestServer;

  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  const call = (method: string, path: string, body?: unknown) => as(server.root.token)(method, path, body);
  const post = (path: string, body?: unknown) => call('POST', path, body);
  const create = async (collection: string, values: Row) => dataOf<{ id: number }>(await post(`${collection}:create`, values)).id;
  const fault = (status: number, code: string, details?: Row) => ({ status, body: { errors: [details ? { code, details } : { code }] } });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const title = { name: 'title', type: 'string' };
    for (const name of ['tags', 'comments']) await createCollection(server, { name, fields: [title] });
    await createCollection(server, { name: 'people', fields: [title, { name: 'secret', type: 'string' }] });
    await createCollection(server, { name: 'pairs', fields: [{ name: 'note', type: 'string' }] });
    await createCollection(server, {
      name: 'posts',
      fields: [
        title,
        { name: 'author', type: 'belongsTo', target: 'people' },
        { name: 'comments', type: 'hasMany', target: 'comments' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'pairs' },
      ],
    });
  });
  afterAll(() => server.close());

  type Action = string | { name: string; fields?: string[]; scopeId?: number };
  const user = async (grants: Readonly<Record<string, Action[]>>) => {
    const role = await createRole(server, { grants: Object.entries(grants).map(([collection, actions]) => ({ collection, actions })) });
    return as((await createUser(server, { roles: [role] })).token);
  };

  test.each<[string, Readonly<Record<string, Action[]>>, Row, ReturnType<typeof fault> | { status: 200 }]>([
    [
      'the relation’s name',
      { posts: [{ name: 'create', fields: ['title'] }], tags: ['view'] },
      { tags: [1] },
      fault(403, 'FIELD_DENIED', { field: 'tags' }),
    ],
    ['sight of the target', { posts: ['create'] }, { tags: [1] }, fault(403, 'ACTION_DENIED', { resource: 'tags' })],
    ['to make', { posts: ['create'], tags: ['view'] }, { tags: [{ title: 'n' }] }, fault(403, 'ACTION_DENIED', { resource: 'tags' })],
    [
      'to make with a field',
      { posts: ['create'], people: ['view', { name: 'create', fields: ['title'] }] },
      { author: { secret: 'x' } },
      fault(403, 'FIELD_DENIED', { field: 'author.secret' }),
    ],
    [
      'to change',
      { posts: ['create'], tags: ['view'] },
      { tags: [{ id: 1, title: 'n' }] },
      fault(403, 'ACTION_DENIED', { path: 'tags[0]' }),
    ],
    [
      'to write pairs',
      { posts: ['create'], tags: ['view'] },
      { tags: [{ id: 1, pairs: { note: 'n' } }] },
      fault(403, 'ACTION_DENIED', { resource: 'pairs' }),
    ],
    ['none to link', { posts: ['create'], tags: ['view'] }, { tags: [1] }, { status: 200 }],
    [
      'and nothing more',
      { posts: ['create'], tags: ['view', 'create'], comments: ['view', 'create'] },
      { comments: [{ title: 'a' }] },
      { status: 200 },
    ],
  ])('%s', async (...[_case, grants, values, expected]) => {
    if ((await call('GET', 'tags:get/1')).status === 404) await create('tags', { title: 'first' });
    expect(await (await user(grants))('POST', 'posts:create', values)).toMatchObject(expected);
  });

  test('within a scope', async () => {
    const scope = async (resourceName: string, filter: Row) =>
      dataOf<{ id: number }>(await post('rolesResourcesScopes:create', { name: 's', resourceName, scope: filter })).id;
    const own = { createdById: '{{$user.id}}' };
    const writer = await user({
      posts: ['view', 'create', 'update'],
      comments: ['view', { name: 'update', scopeId: await scope('comments', own) }, 'create'],
      people: [{ name: 'view', scopeId: await scope('people', own) }, 'update'],
    });
    const theirs = await create('comments', { title: 'theirs' });
    expect(await writer('POST', 'posts:create', { comments: [{ id: theirs, title: 'mine' }] })).toMatchObject(
      fault(403, 'ACTION_DENIED', { path: 'comments[0]' }),
    );
    expect(await writer('POST', 'posts:create', { comments: [theirs] })).toMatchObject({ status: 200 });
    const hidden = await create('people', {});
    expect(await writer('POST', 'posts:create', { author: { id: hidden, title: 'x' } })).toMatchObject(fault(404, 'RECORD_NOT_FOUND'));
  });
});
