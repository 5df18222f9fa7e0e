import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

eachDatabase('related records in the values of a record on %s', (dialect) => {
  let server: TestServer;

  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  const call = (method: string, path: string, body?: unknown) => as(server.root.token)(method, path, body);
  const post = (path: string, body?: unknown) => call('POST', path, body);
  const create = async (collection: string, values: Row) => dataOf<{ id: number }>(await post(`${collection}:create`, values)).id;
  const read = async (id: number, appends = 'author,cover,comments,tags') =>
    dataOf<Row>(await call('GET', `posts:get/${id}?appends=${appends}&fields=title`));
  const count = async (collection: string) => (await call('GET', `${collection}:list?count=exact`)).body as { meta: { count: number } };
  const fault = (status: number, code: string, details?: Row) => ({ status, body: { errors: [details ? { code, details } : { code }] } });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const title = { name: 'title', type: 'string' };
    await createCollection(server, { name: 'people', fields: [title, { name: 'secret', type: 'string' }] });
    await createCollection(server, { name: 'tags', fields: [{ ...title, unique: true }] });
    await createCollection(server, { name: 'covers', fields: [title] });
    await createCollection(server, {
      name: 'comments',
      fields: [
        { ...title, length: 10 },
        { name: 'author', type: 'belongsTo', target: 'people' },
      ],
    });
    await createCollection(server, { name: 'pairs', fields: [{ name: 'note', type: 'string' }] });
    await createCollection(server, {
      name: 'posts',
      fields: [
        title,
        { name: 'author', type: 'belongsTo', target: 'people' },
        { name: 'cover', type: 'hasOne', target: 'covers' },
        { name: 'comments', type: 'hasMany', target: 'comments' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'pairs', foreignKey: 'postId', otherKey: 'tagId' },
      ],
    });
  });
  afterAll(() => server.close());

  test('are made, linked and changed along with a new one', async () => {
    const tag = await create('tags', { title: 'old' });
    const comment = await create('comments', { title: 'before' });
    const made = dataOf<{ id: number; title: string }>(
      await post('posts:create', {
        title: 'p',
        author: { title: 'ann' },
        cover: { title: 'front' },
        comments: [
          { title: 'new', author: { title: 'bob' } },
          { id: comment, title: 'after' },
        ],
        tags: [tag, { title: 'made', pairs: { note: 'n' } }],
      }),
    );
    expect(made).toMatchObject({ title: 'p' });
    expect(await read(made.id, 'author,cover,comments.author,tags')).toMatchObject({
      author: { title: 'ann' },
      cover: { title: 'front' },
      comments: [
        { id: comment, title: 'after' },
        { title: 'new', author: { title: 'bob' } },
      ],
      tags: [{ id: tag }, { title: 'made' }],
    });
    expect(await call('GET', `pairs:list?filter=${JSON.stringify({ postId: made.id })}&sort=id`)).toMatchObject({
      body: { data: [{ tagId: tag, note: null }, { note: 'n' }] },
    });
  });

  test('are the whole relation on update; others are let go', async () => {
    const id = await create('posts', { cover: { title: 'a' }, comments: [{ title: 'a' }, { title: 'b' }], tags: [{ title: 't1' }] });
    const before = (await read(id)) as { comments: { id: number }[] };
    const kept = before.comments[1]?.id;
    const sent = { comments: [{ id: kept, title: 'changed' }, { title: 'c' }], tags: null, cover: { title: 'b' } };
    expect(await post(`posts:update/${id}`, sent)).toMatchObject({ status: 200, body: { data: [{ id }] } });
    // Records that are there are changed only where the call says so.
    expect(await read(id)).toMatchObject({ comments: [{ id: kept, title: 'b' }, { title: 'c' }], tags: [], cover: { title: 'b' } });
    expect(await post(`posts:update/${id}?updateAssociationValues=comments`, sent)).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ comments: [{ id: kept, title: 'changed' }, { title: 'c' }] });
    expect(await post(`posts:update/${id}`, { comments: [], author: { title: 'x' }, cover: null })).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ comments: [], author: { title: 'x' }, cover: null });
    expect(await post(`posts:update/${id}`, { author: null })).toMatchObject({ body: { data: [{ authorId: null }] } });
  });

  test('come with many records at once, all or none', async () => {
    const rows = [
      { title: 'a', comments: [{ title: 'x' }] },
      { title: 'b', tags: [{ title: 'bulk' }] },
    ];
    expect(dataOf(await post('posts:create', rows))).toMatchObject([{ title: 'a' }, { title: 'b' }]);
    const before = await count('posts');
    expect(await post('posts:create', rows)).toMatchObject(fault(409, 'UNIQUE_CONFLICT', { row: 1, path: 'tags[0]' }));
    expect(await count('posts')).toEqual(before);
  });

  test.each<[string, Row, ReturnType<typeof fault>]>([
    ['a value', { comments: [{ title: 'ok' }, { title: 'x'.repeat(11) }] }, fault(400, 'VALUE_INVALID', { field: 'comments[1].title' })],
    ['a value further in', { comments: [{ author: { title: 5 } }] }, fault(400, 'VALUE_INVALID', { field: 'comments[0].author.title' })],
    ['a field', { cover: { nothing: 1 } }, fault(400, 'FIELD_UNKNOWN', { field: 'cover.nothing' })],
    ['a key', { tags: ['x'] }, fault(400, 'VALUE_INVALID', { field: 'tags[0].id' })],
    ['a list for one', { cover: [1] }, fault(400, 'VALUE_INVALID', { field: 'cover' })],
    ['a record that is not there', { tags: [9999] }, fault(404, 'RECORD_NOT_FOUND', { collection: 'tags', keys: [9999] })],
    ['an author that is not there', { author: { id: 9999, title: 'x' } }, fault(404, 'RECORD_NOT_FOUND')],
    ['pair values', { tags: [{ title: 'p', pairs: { note: 5 } }] }, fault(400, 'VALUE_INVALID', { field: 'tags[0].note' })],
    ['what is taken', { title: 'x', tags: [{ title: 'twice' }, { title: 'twice' }] }, fault(409, 'UNIQUE_CONFLICT', { path: 'tags[1]' })],
    ['too many', { comments: Array.from({ length: 1001 }, () => 1) }, fault(400, 'TOO_MANY_RECORDS', { max: 1000 })],
  ])('are refused for %s, and nothing is written', async (...[_case, values, expected]) => {
    const before = [await count('posts'), await count('comments'), await count('tags')];
    expect(await post('posts:create', values)).toMatchObject(expected);
    expect([await count('posts'), await count('comments'), await count('tags')]).toEqual(before);
  });

  test('are told all at once what is wrong with them', async () => {
    const { body } = await post('posts:create', { nothing: 1, comments: [{ title: 1 }, { title: 2 }], tags: ['x'] });
    const fields = (body as { errors: { details: { field: string } }[] }).errors.map(({ details }) => details.field);
    expect(fields.toSorted()).toEqual(['comments[0].title', 'comments[1].title', 'nothing', 'tags[0].id']);
  });

  test('go three levels down', async () => {
    await createCollection(server, { name: 'nodes', tree: 'adjacencyList', fields: [{ name: 'title', type: 'string' }] });
    const nest = (depth: number): Row => (depth === 0 ? { title: 'leaf' } : { title: `${depth}`, children: [nest(depth - 1)] });
    expect(await post('nodes:create', nest(3))).toMatchObject({ status: 200 });
    expect(await post('nodes:create', nest(4))).toMatchObject(fault(400, 'BODY_INVALID'));
  });

  test('named twice are linked once, as the last one says', async () => {
    const tag = await create('tags', { title: 'named twice' });
    const pair = (note: string) => ({ id: tag, pairs: { note } });
    const id = await create('posts', { title: 'x', tags: [pair('first'), tag, pair('last')] });
    expect(await call('GET', `pairs:list?filter=${JSON.stringify({ postId: id })}`)).toMatchObject({ body: { data: [{ note: 'last' }] } });
  });

  test('give no other key than the foreign key beside them', async () => {
    const [ann, bob] = [await create('people', { title: 'ann' }), await create('people', { title: 'bob' })];
    const id = await create('posts', { title: 'one key', author: ann, authorId: ann });
    const refused = (...[field, other, row]: [string, string, number?]) =>
      fault(400, 'VALUES_CONTRADICT', { field, other, ...(row === undefined ? {} : { row }) });
    const authorLater = refused('author', 'authorId');
    const bad: [Row, Row][] = [
      [{ author: ann, authorId: bob }, refused('authorId', 'author')],
      [{ authorId: bob, author: ann }, authorLater],
      [{ authorId: null, author: { id: ann } }, authorLater],
      [{ authorId: bob, author: { id: ann, title: 'ann' } }, authorLater],
      [{ author: { title: 'new' }, authorId: bob }, authorLater],
      [{ comments: [{ author: ann, authorId: bob }] }, refused('comments[0].authorId', 'author')],
    ];
    for (const [values, expected] of bad) {
      for (const action of ['create', `update/${id}`, 'updateOrCreate?filterKeys=title'])
        expect([values, await post(`posts:${action}`, { title: 'x', ...values })]).toMatchObject([values, expected]);
    }
    expect(await post('posts:create', [{ title: 'a' }, { author: ann, authorId: bob }])).toMatchObject(refused('authorId', 'author', 1));
    expect(await post('posts:create', [{ tags: [] }, { author: { title: 'x' }, authorId: 1 }])).toMatchObject(
      refused('author', 'authorId', 1),
    );
    for (const author of [bob, `${bob}`, { id: bob }, { id: bob, title: 'bob' }])
      expect(await post(`posts:update/${id}`, { author, authorId: bob })).toMatchObject({ body: { data: [{ authorId: bob }] } });
  });

  test.each<[string, ReturnType<typeof fault>]>([
    ['nothing', fault(400, 'FIELD_UNKNOWN', { field: 'nothing', collection: 'posts' })],
    ['comments.nothing', fault(400, 'FIELD_UNKNOWN', { field: 'nothing', collection: 'comments' })],
    ['tags,title', fault(400, 'QUERY_PARAMETER_INVALID', { parameter: 'updateAssociationValues', received: 'title' })],
    ['comments.title', fault(400, 'QUERY_PARAMETER_INVALID', { parameter: 'updateAssociationValues', received: 'comments.title' })],
  ])('may be changed only through relations, not "%s"', async (names, expected) => {
    const id = await create('posts', { title: 'before' });
    for (const action of [`update/${id}?`, 'create?', 'firstOrCreate?filterKeys=title&', 'updateOrCreate?filterKeys=title&'])
      expect(await post(`posts:${action}updateAssociationValues=${names}`, { title: 'after' })).toMatchObject(expected);
    expect(await read(id)).toMatchObject({ title: 'before' });
  });

  test('belong to one record by its key', async () => {
    expect(await post(`posts:update?filter=${JSON.stringify({ title: 'p' })}`, { tags: [] })).toMatchObject(
      fault(400, 'RECORD_KEY_REQUIRED'),
    );
    expect(await post('posts:update?filterByTk=9999', { tags: [] })).toMatchObject(fault(404, 'RECORD_NOT_FOUND'));
  });

  test('of a tree never become a circle', async () => {
    const top = await create('nodes', { title: 'top' });
    const below = await create('nodes', { title: 'below', parent: top });
    const leaf = await create('nodes', { title: 'leaf', parentId: below });
    for (const values of [
      { parentId: leaf },
      { parent: top },
      { parent: { id: below } },
      { parent: { id: leaf, title: 'x' } },
      { children: [top] },
    ])
      expect([values, await post(`nodes:update/${top}`, values)]).toMatchObject([values, fault(409, 'TREE_CYCLE')]);
    expect(await post(`nodes/${leaf}/children:add`, [top])).toMatchObject(fault(409, 'TREE_CYCLE'));
    expect(await post(`nodes:update/${leaf}`, { parentId: top })).toMatchObject({ status: 200 });
    expect(await post(`nodes:update/${below}`, { parentId: null })).toMatchObject({ status: 200 });
    const key = { name: 'code', type: 'string', primaryKey: true };
    await createCollection(server, { name: 'named', tree: 'adjacencyList', fields: [key] });
    for (const values of [
      { code: 'a', parent: 'a' },
      [
        { code: 'a', parent: 'b' },
        { code: 'b', parent: 'a' },
      ],
      [{ code: 'x' }, { code: 'a', parent: 'a' }],
    ])
      expect([values, await post('named:create', values)]).toMatchObject([values, fault(409, 'TREE_CYCLE')]);
    expect(await post('named:create', [{ code: 'a', parent: 'b' }, { code: 'b' }])).toMatchObject({ status: 200 });
    const moves = await Promise.all([post(`nodes:update/${top}`, { parentId: below }), post(`nodes:update/${below}`, { parentId: top })]);
    expect(moves.filter(({ status }) => status === 200).length).toBeLessThan(2);
  });
});
