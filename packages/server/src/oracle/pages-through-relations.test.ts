import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('pages of rows that have related ones on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'comments', fields: [{ name: 'postId', type: 'bigInt' }] });
    const comments = { name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'postId' };
    await createCollection(server, { name: 'posts', fields: [comments, { name: 'tags', type: 'array' }] });
    const { token } = server.root;
    const posts = Array.from({ length: 5 }, () => ({ tags: ['a', 'b', 'c'] }));
    dataOf(await server.api('POST', 'posts:create', { token, body: posts }));
    const body = [1, 1, 1, 2, 2, 3, 4, 5].map((postId) => ({ postId }));
    dataOf(await server.api('POST', 'comments:create', { token, body }));
  });
  afterAll(() => server.close());

  // SQLite 3.52 turns EXISTS into a join, and then OFFSET skips a row once for each of its related rows.
  test.each<[string, string]>([
    ['related rows', '{"comments.$exists":true}'],
    ['items of a list', '{"tags.$anyOf":["a","b","c"]}'],
  ])('skip each row once, however many %s match', async (_what, filter) => {
    for (const page of [1, 2, 3, 4, 5]) {
      const answer = await server.api('GET', `posts:list?fields=id&pageSize=1&page=${page}&filter=${filter}`, { token: server.root.token });
      expect(dataOf(answer)).toEqual([{ id: page }]);
    }
  });
});
