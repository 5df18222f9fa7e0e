import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('relations over HTTP on %s', (dialect) => {
  let server: TestServer;
  let reader: string;

  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'posts',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'secret', type: 'string' },
      ],
    });
    const fields = [
      { name: 'text', type: 'string' },
      { name: 'hidden', type: 'string' },
      { name: 'post', type: 'belongsTo', target: 'posts' },
    ];
    await createCollection(server, { name: 'comments', fields });
    dataOf(
      await call('POST', 'collections/posts/fields:create', {
        name: 'comments',
        type: 'hasMany',
        target: 'comments',
        foreignKey: 'postId',
      }),
    );
    for (const title of ['first', 'second']) dataOf(await call('POST', 'posts:create', { title, secret: 's' }));
    const role = await createRole(server, {
      grants: [
        { collection: 'posts', actions: [{ name: 'view', fields: ['title', 'comments'] }] },
        { collection: 'comments', actions: [{ name: 'view', fields: ['text'] }] },
      ],
    });
    reader = (await createUser(server, { roles: [role] })).token;
  });
  afterAll(() => server.close());

  test('a belongsTo takes a key, an object with only the key, or null', async () => {
    expect(dataOf(await call('POST', 'comments:create', { text: 'a', post: 1 }))).toMatchObject({ postId: 1 });
    expect(dataOf(await call('POST', 'comments:create', { text: 'b', post: { id: 1 } }))).toMatchObject({ postId: 1 });
    expect(dataOf(await call('POST', 'comments:create', { text: 'c', post: null }))).toMatchObject({ postId: null });
    expect(await call('POST', 'comments:create', { post: { id: 'x' } })).toMatchObject({ status: 400 });
    expect(await call('POST', 'comments:create', { post: 999 })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'FOREIGN_KEY_CONFLICT' }] },
    });
  });

  test('the rows of one parent are listed, read, created, changed and removed below it', async () => {
    const created = dataOf<{ id: number }>(await call('POST', 'posts/2/comments:create', { text: 'below' }));
    expect(created).toMatchObject({ postId: 2, text: 'below' });
    expect(await call('GET', 'posts/2/comments:list')).toMatchObject({
      status: 200,
      body: { data: [{ id: created.id }], meta: { count: 1 } },
    });
    expect(await call('GET', 'posts/2/comments')).toMatchObject({ body: { data: [{ id: created.id }] } });
    expect(await call('GET', `posts/1/comments:get/${created.id}`)).toMatchObject({ status: 404 });
    expect(await call('GET', `posts/2/comments:get/${created.id}`)).toMatchObject({ status: 200 });
    expect(await call('POST', `posts/1/comments:update?filterByTk=${created.id}`, { text: 'x' })).toMatchObject({ status: 404 });
    expect(await call('POST', `posts/2/comments:update?filterByTk=${created.id}`, { text: 'y' })).toMatchObject({
      body: { data: [{ text: 'y' }] },
    });
    expect(await call('POST', `posts/2/comments:destroy?filterByTk=${created.id}`)).toMatchObject({ body: { data: 1 } });
    expect(await call('GET', 'posts/999/comments:list')).toMatchObject({ status: 404, body: { errors: [{ code: 'RECORD_NOT_FOUND' }] } });
    expect(await call('GET', 'posts/x/comments:list')).toMatchObject({ status: 400 });
    expect(await call('GET', 'posts/1/nothing:list')).toMatchObject({ status: 404, body: { errors: [{ code: 'RESOURCE_NOT_FOUND' }] } });
  });

  test('related rows are appended, and show only what the caller may see', async () => {
    const own = dataOf<Record<string, unknown>>(await call('GET', 'posts:get/1?appends=comments&fields=title'));
    expect(own).toMatchObject({ title: 'first', comments: [{ text: 'a', hidden: null }, { text: 'b' }] });
    const seen = dataOf<{ comments: object[] }>(await server.api('GET', 'posts:get/1?appends=comments', { token: reader }));
    expect(Object.keys(seen)).not.toContain('secret');
    expect(Object.keys(seen.comments[0] ?? {}).sort()).toEqual(['createdAt', 'id', 'text', 'updatedAt']);
    expect(await server.api('GET', 'comments:list?appends=post', { token: reader })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'FIELD_DENIED' }] },
    });
    expect(await call('GET', 'comments:list?appends=text')).toMatchObject({ status: 400 });
    expect(await call('GET', 'posts:list?appends=comments.post.comments.post')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'QUERY_TOO_COMPLEX' }] },
    });
  });

  test('a relation to a collection that is gone sleeps', async () => {
    await createCollection(server, { name: 'tags', fields: [{ name: 'of', type: 'belongsTo', target: 'ghosts' }] });
    expect(dataOf(await call('POST', 'tags:create', { of: 7 }))).toMatchObject({ ofId: 7 });
    expect(await call('GET', 'tags:list?appends=of')).toMatchObject({ status: 404, body: { errors: [{ code: 'COLLECTION_NOT_FOUND' }] } });
    expect(await call('GET', 'tags:list')).toMatchObject({ status: 200 });
  });
});
