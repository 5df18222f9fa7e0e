import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

const required = { validation: { rules: [{ name: 'required' }] } };
const lacks = (field: string) => ({ status: 400, body: { errors: [{ code: 'VALUE_INVALID', details: { field, rule: 'required' } }] } });

eachDatabase('a relation every record must have, on %s', (dialect) => {
  let server: TestServer;
  let ann: number;
  let post: (path: string, body?: object) => ReturnType<TestServer['api']>;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    post = (path, body = {}) => server.api('POST', path, { token: server.root.token, body });
    await createCollection(server, { name: 'people', fields: [{ name: 'title', type: 'string' }] });
    await createCollection(server, {
      name: 'posts',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'author', type: 'belongsTo', target: 'people', ...required },
      ],
    });
    dataOf(await post('collections/people/fields:create', { name: 'posts', type: 'hasMany', target: 'posts', foreignKey: 'authorId' }));
    ann = dataOf<{ id: number }>(await post('people:create', { title: 'ann' })).id;
  });
  afterAll(() => server.close());

  it.each([{ title: 'a' }, { title: 'a', author: null }, { authorId: null }])('is missing in %j', async (values) => {
    expect(await post('posts:create', values)).toMatchObject(lacks('authorId'));
  });

  it('is met by a key in either field, and by the values of a new record', async () => {
    for (const values of [{ author: ann }, { authorId: ann }, { author: { id: ann } }, { author: { title: 'bob' } }])
      dataOf(await post('posts:create', { title: 'met', ...values }));
    dataOf(await post(`people/${ann}/posts:create`, { title: 'below' }));
    dataOf(await post('people:create', { title: 'cy', posts: [{ title: 'nested' }] }));
  });

  it('is not taken away', async () => {
    const { id } = dataOf<{ id: number }>(await post('posts:create', { title: 'kept', author: ann }));
    const { id: dan } = dataOf<{ id: number }>(await post('people:create', { title: 'dan' }));
    expect(await post(`posts:update?filterByTk=${id}`, { author: null })).toMatchObject(lacks('authorId'));
    expect(await post(`people/${ann}/posts:remove`, [id])).toMatchObject(lacks('authorId'));
    expect(await post(`people/${ann}/posts:set`, [])).toMatchObject(lacks('authorId'));
    expect(await post(`people:update?filterByTk=${ann}`, { posts: [] })).toMatchObject(lacks('authorId'));
    dataOf(await post(`posts:update?filterByTk=${id}`, { title: 'still kept' }));
    dataOf(await post(`people/${dan}/posts:add`, [id]));
    const kept = await server.api('GET', `posts:get?filterByTk=${id}&appends=author`, { token: server.root.token });
    expect(dataOf(kept)).toMatchObject({ title: 'still kept', author: { title: 'dan' } });
  });

  it('may be asked for later, and no longer', async () => {
    dataOf(await post('collections/posts/fields:update?filterByTk=author', { validation: { rules: [] } }));
    dataOf(await post('posts:create', { title: 'alone' }));
    dataOf(await post('collections/posts/fields:update?filterByTk=author', required));
    expect(await post('posts:create', { title: 'alone' })).toMatchObject(lacks('authorId'));
  });
});
