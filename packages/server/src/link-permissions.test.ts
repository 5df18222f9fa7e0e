import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

eachDatabase('rights to link records on %s', (dialect) => {
  let server: TestServer;

  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  const post = (path: string, body?: unknown) => as(server.root.token)('POST', path, body);
  const create = async (collection: string, values: Row) => dataOf<{ id: number }>(await post(`${collection}:create`, values)).id;
  const tagsOf = async (id: number) => {
    const record = dataOf<{ tags: { id: number }[] }>(await as(server.root.token)('GET', `posts:get/${id}?appends=tags`));
    return record.tags.map((tag) => tag.id);
  };
  const fault = (status: number, code: string, details?: Row) => ({ status, body: { errors: [details ? { code, details } : { code }] } });
  const ok = { status: 200, body: { data: 'ok' } };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const title = { name: 'title', type: 'string' };
    for (const name of ['tags', 'comments']) await createCollection(server, { name, fields: [title] });
    await createCollection(server, { name: 'posts_tags', fields: [{ name: 'note', type: 'string' }] });
    await createCollection(server, {
      name: 'posts',
      fields: [
        title,
        { name: 'comments', type: 'hasMany', target: 'comments' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'posts_tags' },
      ],
    });
  });
  afterAll(() => server.close());

  type Action = string | { name: string; fields?: string[] };
  const user = async (grants: Readonly<Record<string, Action[]>>) => {
    const role = await createRole(server, { grants: Object.entries(grants).map(([collection, actions]) => ({ collection, actions })) });
    const made = await createUser(server, { roles: [role] });
    return as(made.token);
  };
  const update = { name: 'update', fields: ['tags'] };

  test('to link take the parent’s update with the relation, and sight of the target', async () => {
    const id = await create('posts', {});
    const tag = await create('tags', {});
    const path = `posts/${id}/tags:add`;
    const viewer = await user({ posts: ['view'], tags: ['view', 'update'] });
    expect(await viewer('POST', path, [tag])).toMatchObject(fault(403, 'ACTION_DENIED', { resource: 'posts' }));
    const titles = await user({ posts: ['view', { name: 'update', fields: ['title'] }], tags: ['view'] });
    expect(await titles('POST', path, [tag])).toMatchObject(fault(403, 'FIELD_DENIED', { field: 'tags' }));
    const blind = await user({ posts: [update] });
    expect(await blind('POST', path, [tag])).toMatchObject(fault(403, 'ACTION_DENIED', { resource: 'tags' }));
    const linker = await user({ posts: [update], tags: ['view'] });
    expect(await linker('POST', path, [tag])).toMatchObject(ok);
    expect(await linker('POST', `posts/${id}/comments:add`, [1])).toMatchObject(fault(403, 'FIELD_DENIED'));
    expect(await linker('POST', path, [[tag, { note: 'x' }]])).toMatchObject(fault(403, 'ACTION_DENIED', { resource: 'posts_tags' }));
    expect(await linker('POST', `posts/${id}/tags:create`, { title: 'x' })).toMatchObject(
      fault(403, 'ACTION_DENIED', { resource: 'tags' }),
    );
    expect(await linker('POST', `posts/${id}/tags:destroy/${tag}`)).toMatchObject(fault(403, 'ACTION_DENIED', { resource: 'tags' }));
    const maker = await user({ posts: ['view'], tags: ['view', 'create'] });
    expect(await maker('POST', `posts/${id}/tags:create`, { title: 'x' })).toMatchObject(
      fault(403, 'ACTION_DENIED', { resource: 'posts' }),
    );
  });

  test('within a scope reach own rows only, and leave what cannot be seen as it is', async () => {
    const scope = dataOf<{ id: number }>(
      await post('rolesResourcesScopes:create', { name: 'own', resourceName: 'posts', scope: { createdById: '{{$user.id}}' } }),
    );
    const tagScope = dataOf<{ id: number }>(
      await post('rolesResourcesScopes:create', { name: 'public', resourceName: 'tags', scope: { title: { $ne: 'secret' } } }),
    );
    const limited = { name: 'update', fields: ['tags'], scopeId: scope.id };
    const author = await user({ posts: ['view', 'create', limited], tags: [{ name: 'view', scopeId: tagScope.id } as Action] });
    const theirs = await create('posts', {});
    const mine = dataOf<{ id: number }>(await author('POST', 'posts:create', {})).id;
    const [open, secret] = [await create('tags', { title: 'open' }), await create('tags', { title: 'secret' })];
    expect(await author('POST', `posts/${theirs}/tags:add`, [open])).toMatchObject(fault(404, 'RECORD_NOT_FOUND'));
    expect(await author('POST', `posts/${mine}/tags:add`, [open])).toMatchObject(ok);
    expect(await author('POST', `posts/${mine}/tags:add`, [secret])).toMatchObject(fault(404, 'RECORD_NOT_FOUND', { keys: [secret] }));
    await post(`posts/${mine}/tags:add`, [secret]);
    expect(await author('POST', `posts/${mine}/tags:set`, [])).toMatchObject(ok);
    expect(await tagsOf(mine)).toEqual([secret]);
    expect(await author('GET', `posts/${mine}/tags:list`)).toMatchObject({ body: { data: [], meta: { count: 0 } } });
  });
});
