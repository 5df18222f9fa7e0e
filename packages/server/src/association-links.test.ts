import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

eachDatabase('links between records on %s', (dialect) => {
  let server: TestServer;

  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  const call = (method: string, path: string, body?: unknown) => as(server.root.token)(method, path, body);
  const post = (path: string, body?: unknown) => call('POST', path, body);
  const create = async (collection: string, values: Row) => dataOf<Row & { id: number }>(await post(`${collection}:create`, values)).id;
  const related = async (post: number, relation: string) => {
    const record = dataOf<Record<string, { id: number }[] | { id: number } | null>>(
      await call('GET', `posts:get/${post}?appends=${relation}`),
    );
    const found = record[relation];
    return Array.isArray(found) ? found.map(({ id }) => id) : (found?.id ?? null);
  };
  const fault = (status: number, code: string, details?: Row) => ({ status, body: { errors: [details ? { code, details } : { code }] } });
  const ok = { status: 200, body: { data: 'ok' } };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const title = { name: 'title', type: 'string' };
    await createCollection(server, { name: 'people', fields: [title] });
    await createCollection(server, { name: 'tags', fields: [title] });
    await createCollection(server, { name: 'comments', fields: [title] });
    await createCollection(server, { name: 'covers', fields: [title] });
    await createCollection(server, {
      name: 'posts_tags',
      fields: [
        { name: 'note', type: 'string' },
        { name: 'rank', type: 'integer' },
      ],
    });
    await createCollection(server, {
      name: 'posts',
      fields: [
        title,
        { name: 'author', type: 'belongsTo', target: 'people' },
        { name: 'cover', type: 'hasOne', target: 'covers' },
        { name: 'comments', type: 'hasMany', target: 'comments' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'posts_tags', foreignKey: 'postId', otherKey: 'tagId' },
      ],
    });
  });
  afterAll(() => server.close());

  test('are added once, replaced, removed and toggled', async () => {
    const id = await create('posts', {});
    const [a, b, c] = [await create('tags', {}), await create('tags', {}), await create('tags', {})];
    expect(await post(`posts/${id}/tags:add?filterByTk=${a}`)).toMatchObject(ok);
    expect(await post(`posts/${id}/tags:add`, [a, b])).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([a, b]);
    expect(await post(`posts/${id}/tags:toggle`, [b, c])).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([a, c]);
    expect(await post(`posts/${id}/tags:set?filterByTks=[${b},${c}]`)).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([b, c]);
    expect(await post(`posts/${id}/tags:remove/${b}`)).toMatchObject(ok);
    expect(await post(`posts/${id}/tags:remove/${b}`)).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([c]);
    expect(await post(`posts/${id}/tags:set`, [])).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([]);
    expect(await post(`posts/${id}/tags:set`, { filterByTk: a })).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([a]);
  });

  test('of a belongsToMany carry values of their own', async () => {
    const id = await create('posts', {});
    const [a, b] = [await create('tags', {}), await create('tags', {})];
    expect(await post(`posts/${id}/tags:add`, [[a, { note: 'first', rank: 1 }], b])).toMatchObject(ok);
    expect(await post(`posts/${id}/tags:add`, [[a, { rank: 2 }]])).toMatchObject(ok);
    const pairs = async () => dataOf<Row[]>(await call('GET', `posts_tags:list?filter=${JSON.stringify({ postId: id })}&sort=tagId`));
    expect(await pairs()).toMatchObject([
      { tagId: a, note: 'first', rank: 2, createdById: 1 },
      { tagId: b, note: null },
    ]);
    // What stays keeps its values.
    expect(await post(`posts/${id}/tags:set`, [a])).toMatchObject(ok);
    expect(await pairs()).toMatchObject([{ tagId: a, note: 'first' }]);
    expect(await post(`posts/${id}/tags:add`, [[b, { rank: 'x' }]])).toMatchObject(fault(400, 'VALUE_INVALID', { field: 'rank' }));
    expect(await post(`posts/${id}/tags:add`, [[b, { postId: 99 }]])).toMatchObject(ok);
    expect(await related(id, 'tags')).toEqual([a, b]);
  });

  test('of a hasMany, hasOne and belongsTo are kept in one row', async () => {
    const [id, other] = [await create('posts', {}), await create('posts', {})];
    const [a, b] = [await create('comments', {}), await create('comments', {})];
    expect(await post(`posts/${id}/comments:add`, [a, b])).toMatchObject(ok);
    expect(await post(`posts/${other}/comments:add/${b}`)).toMatchObject(ok);
    expect([await related(id, 'comments'), await related(other, 'comments')]).toEqual([[a], [b]]);
    expect(await post(`posts/${id}/comments:set`, [b])).toMatchObject(ok);
    expect([await related(id, 'comments'), await related(other, 'comments')]).toEqual([[b], []]);
    expect(await post(`posts/${id}/comments:remove`, [a, b])).toMatchObject(ok);
    expect(await related(id, 'comments')).toEqual([]);

    const [front, back] = [await create('covers', {}), await create('covers', {})];
    expect(await post(`posts/${id}/cover:set/${front}`)).toMatchObject(ok);
    expect(await post(`posts/${id}/cover:set/${back}`)).toMatchObject(ok);
    expect(await related(id, 'cover')).toBe(back);
    expect(await post(`posts/${id}/cover:remove`)).toMatchObject(ok);
    expect(await related(id, 'cover')).toBeNull();

    const [ann, bob] = [await create('people', {}), await create('people', {})];
    expect(await post(`posts/${id}/author:set`, ann)).toMatchObject(ok);
    expect(await post(`posts/${id}/author:remove/${bob}`)).toMatchObject(ok);
    expect(await related(id, 'author')).toBe(ann);
    expect(await post(`posts/${id}/author:set`, [])).toMatchObject(ok);
    expect(await related(id, 'author')).toBeNull();
  });

  test('lead to rows that are listed, changed, made and removed below their parent', async () => {
    const [id, other] = [await create('posts', { title: 'p' }), await create('posts', {})];
    const [mine, stranger] = [await create('tags', { title: 'mine' }), await create('tags', { title: 'stranger' })];
    await post(`posts/${id}/tags:add`, [mine]);
    expect(await call('GET', `posts/${id}/tags:list`)).toMatchObject({ body: { data: [{ id: mine }], meta: { count: 1 } } });
    expect(await call('GET', `posts/${other}/tags:list`)).toMatchObject({ body: { data: [], meta: { count: 0 } } });
    expect(await call('GET', `posts/${id}/tags:get/${stranger}`)).toMatchObject({ status: 404 });
    expect(await post(`posts/${id}/tags:update/${stranger}`, { title: 'x' })).toMatchObject({ status: 404 });
    expect(await post(`posts/${id}/tags:update/${mine}`, { title: 'x' })).toMatchObject({ body: { data: [{ title: 'x' }] } });
    const made = dataOf<{ id: number }>(await post(`posts/${id}/tags:create`, { title: 'made', posts_tags: { note: 'n' } }));
    expect(made).toMatchObject({ title: 'made' });
    expect(await call('GET', `posts/${id}/tags:list`)).toMatchObject({
      body: { data: [{ id: mine }, { id: made.id }], meta: { count: 2 } },
    });
    expect(await call('GET', `posts_tags:list?filter=${JSON.stringify({ tagId: made.id })}`)).toMatchObject({
      body: { data: [{ note: 'n' }] },
    });
    expect(await post(`posts/${id}/tags:destroy/${made.id}`)).toMatchObject({ body: { data: 1 } });
    expect(await call('GET', `tags:get/${made.id}`)).toMatchObject({ status: 404 });

    const author = dataOf<{ id: number }>(await post(`posts/${id}/author:create`, { title: 'ann' }));
    expect(await related(id, 'author')).toBe(author.id);
    expect(await call('GET', `posts/${id}/author:list`)).toMatchObject({ body: { data: [{ title: 'ann' }] } });
    const cover = dataOf<{ id: number }>(await post(`posts/${id}/cover:create`, { title: 'front' }));
    expect(await call('GET', `posts/${id}/cover:list`)).toMatchObject({ body: { data: [{ id: cover.id }] } });
    expect(await post(`posts/${id}/cover:create`, { title: 'second' })).toMatchObject({ status: 409 });
  });

  test.each<[string, string, unknown, ReturnType<typeof fault>]>([
    ['a relation that leads to one row', 'posts/1/author:add', [1], fault(400, 'RELATION_UNSUPPORTED', { relation: 'author' })],
    ['toggling what is not in pairs', 'posts/1/comments:toggle', [1], fault(400, 'RELATION_UNSUPPORTED')],
    ['no keys', 'posts/1/tags:add', undefined, fault(400, 'RECORD_KEY_REQUIRED')],
    ['no parent', 'posts/_/tags:add', [1], fault(400, 'RECORD_KEY_REQUIRED')],
    ['a key of another kind', 'posts/1/tags:add', ['x'], fault(400, 'VALUE_INVALID', { field: 'id' })],
    ['a parent of another kind', 'posts/x/tags:add', [1], fault(400, 'QUERY_VALUE_INVALID')],
    ['keys here and there', 'posts/1/tags:add?filterByTk=1', [1], fault(400, 'BODY_INVALID')],
    ['another body', 'posts/1/tags:add', { tags: [1] }, fault(400, 'BODY_INVALID')],
    ['values where there are no pairs', 'posts/1/comments:add', [[1, { note: 'x' }]], fault(400, 'BODY_INVALID')],
    ['two rows where there is one', 'posts/1/cover:set', [1, 2], fault(400, 'BODY_INVALID')],
    ['another parameter', 'posts/1/tags:add?filter={}', [1], fault(400, 'QUERY_PARAMETER_UNKNOWN')],
    ['too many', 'posts/1/tags:add', Array.from({ length: 1001 }, (_, index) => index), fault(400, 'TOO_MANY_RECORDS')],
    [
      'rows that are not there',
      'posts/1/tags:add',
      [1, 998, 999],
      fault(404, 'RECORD_NOT_FOUND', { collection: 'tags', keys: [998, 999] }),
    ],
    ['a parent that is not there', 'posts/999/tags:add', [1], fault(404, 'RECORD_NOT_FOUND')],
    ['an action that is none', 'posts/1/tags:append', [1], fault(404, 'ACTION_NOT_FOUND')],
    ['a relation that is none', 'posts/1/title:add', [1], fault(404, 'RESOURCE_NOT_FOUND')],
  ])('refuse %s', async (...[_case, path, body, expected]) => {
    const before = await related(1, 'tags');
    expect(await post(path, body)).toMatchObject(expected);
    expect(await related(1, 'tags')).toEqual(before);
  });

  test('are not changed by GET, nor by nobody', async () => {
    expect(await call('GET', 'posts/1/tags:add?filterByTk=1')).toMatchObject({ status: 405 });
    expect(await server.api('POST', 'posts/1/tags:add', { body: [1] })).toMatchObject({ status: 401 });
  });

  test('made at the same time are made once', async () => {
    const id = await create('posts', {});
    const keys = [await create('tags', {}), await create('tags', {}), await create('tags', {})];
    const added = await Promise.all(Array.from({ length: 6 }, () => post(`posts/${id}/tags:add`, keys)));
    expect(added.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await related(id, 'tags')).toEqual(keys);
    // Each set is whole: what is left is what one of them wanted.
    await Promise.all(keys.map((key) => post(`posts/${id}/tags:set`, [key])));
    expect(await related(id, 'tags')).toHaveLength(1);
    const gone = await create('tags', {});
    const [linked, removed] = await Promise.all([post(`posts/${id}/tags:add`, [gone]), post(`tags:destroy/${gone}`)]);
    expect(removed.status).toBe(200);
    expect([200, 404, 409]).toContain(linked.status);
    expect(await related(id, 'tags')).not.toContain(gone);
  });
});
