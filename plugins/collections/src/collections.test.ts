import { type TestServer, eachDatabase, startTestServer } from '@mortise/testing';

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: unknown;
}

eachDatabase('collections over HTTP on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const { token } = server.root;
    const answer = await server.api(method, path, body === undefined ? { token } : { token, body });
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, code: errors?.[0]?.code, data };
  }
  const post = (path: string, body: unknown = {}) => call('POST', path, body);
  const get = (path: string) => call('GET', path);
  const fieldNames = async (collection: string) => {
    const { data } = await get(`collections/${collection}/fields:list?paginate=false`);
    return (data as readonly { name: string }[]).map(({ name }) => name);
  };

  test('a new collection works at once and answers with its fields', async () => {
    const created = await post('collections:create', {
      name: 'posts',
      title: 'Posts',
      template: 'general',
      fields: [{ name: 'title', type: 'string', interface: 'input', unique: true, uiSchema: { title: 'Title' } }],
    });
    expect(created).toMatchObject({ status: 200, data: { name: 'posts', title: 'Posts', filterTargetKey: 'id' } });
    const fields = (created.data as { fields: readonly { name: string }[] }).fields;
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'title', 'createdAt', 'updatedAt', 'createdById', 'createdBy', 'updatedById', 'updatedBy']),
    );
    expect(fields.find(({ name }) => name === 'title')).toMatchObject({ interface: 'input', uiSchema: { title: 'Title' }, unique: true });
    expect(await post('posts:create', { title: 'a' })).toMatchObject({ status: 200, data: { id: 1, title: 'a', createdById: 1 } });
    expect(await post('posts:create', { title: 'a' })).toMatchObject({ status: 409, code: 'UNIQUE_CONFLICT' });
  });

  test('names are free once, whatever their case, also when asked for at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => post('collections:create', { name: 'race', fields: [] })));
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(outcomes.find(({ status }) => status === 409)?.code).toBe('NAME_TAKEN');
    expect(await post('collections:create', { name: 'RACE' })).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    expect(await post('collections:create', { name: 'apiKeys' })).toMatchObject({ status: 400, code: 'NAME_RESERVED' });
    expect(await post('collections:create', { name: 'users' })).toMatchObject({ code: 'NAME_RESERVED' });
    expect(await post('collections:create', { name: 'a-b' })).toMatchObject({ status: 400, code: 'NAME_INVALID' });
  });

  test('a refused definition leaves nothing behind', async () => {
    const refused = await post('collections:create', { name: 'halves', fields: [{ name: 'a', type: 'hasMany', target: 'users' }] });
    expect(refused).toMatchObject({ status: 400, code: 'OPTION_UNSUPPORTED' });
    expect(await get('halves:list')).toMatchObject({ status: 404 });
    expect(await post('collections:create', { name: 'halves' })).toMatchObject({ status: 200 });
  });

  test('relations bring the columns they need and take them along', async () => {
    await post('collections:create', { name: 'authors', fields: [{ name: 'code', type: 'uuid', primaryKey: true }] });
    await post('collections:create', {
      name: 'books',
      fields: [{ name: 'author', type: 'belongsTo', target: 'authors', onDelete: 'RESTRICT' }],
    });
    const author = await post('authors:create', {});
    const code = (author.data as { code: string }).code;
    expect(await post('books:create', { author: code })).toMatchObject({ status: 200, data: { authorId: code } });
    expect(await post('books:create', { authorId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'FOREIGN_KEY_CONFLICT',
    });

    await post('collections/authors/fields:create', { name: 'books', type: 'hasMany', target: 'books' });
    expect(await get('authors:list?appends=books')).toMatchObject({ status: 200, data: [{ code, books: [{ id: 1 }] }] });
    expect(await post('collections/books/fields:destroy?filterByTk=author')).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
    expect(await post('collections/books/fields:destroy?filterByTk=authorId')).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });

    expect(
      await post('collections/authors/fields:create', { name: 'reviews', type: 'hasMany', target: 'posts', foreignKey: 'reviewerCode' }),
    ).toMatchObject({
      status: 200,
    });
    expect(await fieldNames('posts')).toContain('reviewerCode');
    await post('collections/authors/fields:destroy?filterByTk=reviews');
    expect(await fieldNames('posts')).not.toContain('reviewerCode');

    await post('collections/authors/fields:destroy?filterByTk=books');
    expect(await post('collections/books/fields:destroy?filterByTk=author')).toMatchObject({ status: 200, data: 1 });
    expect(await fieldNames('books')).not.toContain('authorId');
  });

  test('a hasMany waits for its target', async () => {
    await post('collections:create', {
      name: 'shelves',
      fields: [{ name: 'items', type: 'hasMany', target: 'things', foreignKey: 'shelfId' }],
    });
    await post('collections:create', { name: 'things', fields: [{ name: 'label', type: 'string' }] });
    await post('shelves:create', {});
    await post('things:create', { label: 'x', shelfId: 1 });
    expect(await get('shelves:list?appends=items')).toMatchObject({ data: [{ id: 1, items: [{ label: 'x' }] }] });
    await post('collections:destroy?filterByTk=things');
    expect(await get('shelves:list')).toMatchObject({ status: 200 });
    expect(await get('things:list')).toMatchObject({ status: 404 });
  });

  test('fields are added, changed and dropped while rows are there', async () => {
    await post('collections:create', { name: 'notes', fields: [{ name: 'text', type: 'string', length: 10 }] });
    await post('notes:create', { text: 'one' });
    await post('notes:create', { text: 'one' });
    expect(await post('collections/notes/fields:create', { name: 'mood', type: 'string', defaultValue: 'calm' })).toMatchObject({
      status: 200,
      data: { name: 'mood', collectionName: 'notes', defaultValue: 'calm' },
    });
    expect(await post('notes:create', { text: 'two' })).toMatchObject({ data: { mood: 'calm' } });
    expect(await post('collections/notes/fields:create', { name: 'must', type: 'string', allowNull: false })).toMatchObject({
      status: 409,
      code: 'COLUMN_CHANGE_REFUSED',
    });
    expect(await post('collections/notes/fields:create', { name: 'TEXT', type: 'string' })).toMatchObject({
      status: 409,
      code: 'NAME_TAKEN',
    });
    expect(await post('collections/notes/fields:update?filterByTk=text', { unique: true })).toMatchObject({
      code: 'COLUMN_CHANGE_REFUSED',
    });
    expect(await post('collections/notes/fields:update?filterByTk=text', { type: 'integer' })).toMatchObject({
      status: 409,
      code: 'COLUMN_CHANGE_REFUSED',
    });
    expect(await post('collections/notes/fields:update?filterByTk=text', { type: 'password' })).toMatchObject({
      code: 'FIELD_CHANGE_UNSUPPORTED',
    });
    expect(await post('collections/notes/fields:update?filterByTk=text', { length: 2 })).toMatchObject({
      code: 'COLUMN_CHANGE_REFUSED',
    });
    const shown = (await get('collections/notes/fields:get?filterByTk=text')).data as object;
    expect(await post('collections/notes/fields:update?filterByTk=text', { ...shown, title: 'Text', length: 20 })).toMatchObject({
      status: 200,
      data: [{ title: 'Text', length: 20 }],
    });
    expect(await post('notes:create', { text: 'x'.repeat(20) })).toMatchObject({ status: 200 });
    expect(await post('collections/notes/fields:destroy?filterByTk=id')).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
    expect(await post('collections/notes/fields:destroy?filterByTk=mood')).toMatchObject({ status: 200, data: 1 });
    expect(await post('collections/notes/fields:destroy?filterByTk=createdAt')).toMatchObject({ status: 200 });
    expect(await get('notes:get/1')).toMatchObject({ data: { text: 'one' } });
    expect(await fieldNames('notes')).not.toContain('createdAt');
    expect(await post('collections/notes/fields:create', { name: 'createdAt', type: 'date', interface: 'createdAt' })).toMatchObject({
      status: 200,
    });
    expect((await post('notes:create', {})).data).toMatchObject({ createdAt: expect.any(String) });
  });

  test('collections are listed, changed and dropped', async () => {
    await post('collections:create', { name: 'boxes', fields: [] });
    expect(await get('collections:list?paginate=false&filter={"name":"boxes"}&appends[]=fields')).toMatchObject({
      data: [{ name: 'boxes', fields: expect.arrayContaining([expect.objectContaining({ name: 'id' })]) }],
    });
    const shown = (await get('collections:get?filterByTk=boxes')).data as { fields: unknown };
    const { fields: _fields, ...texts } = shown;
    expect(await post('collections:update?filterByTk=boxes', { ...texts, title: 'Boxes', category: [1] })).toMatchObject({
      status: 200,
      data: [{ title: 'Boxes', category: [1] }],
    });
    expect(await post('collections:update?filterByTk=boxes', { createdAt: false })).toMatchObject({
      status: 400,
      code: 'OPTION_UNSUPPORTED',
    });
    expect(await post('collections:update', { title: 'x' })).toMatchObject({ status: 400, code: 'FILTER_REQUIRED' });
    expect(await post('collections:destroy')).toMatchObject({ status: 400, code: 'FILTER_REQUIRED' });
    expect(await post('collections:destroy?filterByTk=boxes')).toMatchObject({ status: 200, data: 1 });
    expect(await post('collections:destroy?filterByTk=boxes')).toMatchObject({ status: 404 });
    expect(await post('collections:destroy?filterByTk=users')).toMatchObject({ status: 409, code: 'RECORD_PROTECTED' });
    expect(await post('collections/users/fields:create', { name: 'age', type: 'integer' })).toMatchObject({
      status: 409,
      code: 'RECORD_PROTECTED',
    });
  });

  test('everything is still there after a restart', async () => {
    await post('collections:create', {
      name: 'lasting',
      title: { en: 'Lasting' },
      fields: [{ name: 'when', interface: 'datetime', title: 'When' }],
    });
    const before = await get('collections:get?filterByTk=lasting');
    await post('lasting:create', { when: '2026-01-01' });
    await server.close({ keep: true });
    server = await startTestServer({ storage: server.storage, env: { INIT_ROOT_PASSWORD: server.root.password } });
    expect(await get('collections:get?filterByTk=lasting')).toEqual(before);
    expect(await get('lasting:list')).toMatchObject({ data: [{ when: '2026-01-01T00:00:00.000Z' }] });
  });

  test('only administrators see and change definitions', async () => {
    const { body } = await server.api('POST', 'auth:signIn', { body: await makeMember() });
    const { token } = (body as { data: { token: string } }).data;
    for (const path of ['collections:list', 'collections:get?filterByTk=posts', 'collections/posts/fields:list']) {
      expect((await server.api('GET', path, { token })).status).toBe(403);
    }
    expect((await server.api('POST', 'collections:create', { token, body: { name: 'mine' } })).status).toBe(403);
    expect((await server.api('GET', 'collections:list')).status).toBe(401);
  });

  async function makeMember(): Promise<{ account: string; password: string }> {
    await post('users:create', { username: 'member', password: 'member-password' });
    return { account: 'member', password: 'member-password' };
  }
});
