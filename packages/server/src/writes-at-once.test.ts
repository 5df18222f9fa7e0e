import { type ApiAnswer, type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Record<string, unknown> & { readonly id: number };

eachDatabase('writes at once on %s', (dialect) => {
  let server: TestServer;
  const post = (path: string, body: unknown = {}) => server.api('POST', path, { token: server.root.token, body });
  const many = async (collection: string, count: number): Promise<number[]> => {
    const rows = Array.from({ length: count }, (_none, index) => ({ title: `${collection} ${index}` }));
    return dataOf<Row[]>(await post(`${collection}:create`, rows)).map(({ id }) => id);
  };
  const atOnce = (count: number, ask: (index: number) => Promise<ApiAnswer>): Promise<ApiAnswer[]> =>
    Promise.all(Array.from({ length: count }, (_none, index) => ask(index)));
  const statuses = (answers: readonly ApiAnswer[]): number[] => [...new Set(answers.map(({ status }) => status))].toSorted((a, b) => a - b);

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'nodes', tree: 'adjacencyList', fields: [{ name: 'title', type: 'string' }] });
    await createCollection(server, { name: 'tags', fields: [{ name: 'title', type: 'string' }] });
    const tags = { name: 'tags', type: 'belongsToMany', target: 'tags' };
    await createCollection(server, { name: 'posts', fields: [{ name: 'title', type: 'string' }, tags] });
  });
  afterAll(() => server.close());

  test.each<[string, (from: number, to: number) => [string, unknown]]>([
    ['by the key of the record above', (from, to) => [`nodes:update/${from}`, { parentId: to }]],
    ['by the records below', (from, to) => [`nodes:update/${to}`, { children: [from] }]],
    ['by a link', (from, to) => [`nodes/${to}/children:add`, [from]]],
  ])('in a tree %s are done or refused, but never turned away', async (_how, move) => {
    const nodes = await many('nodes', 5);
    const at = (index: number): number => nodes[index % 5] ?? 0;
    const answers = await atOnce(30, (index) => post(...move(at(index), at(index * 3 + 1))));
    expect(statuses(answers).filter((status) => status !== 200 && status !== 409)).toEqual([]);
  });

  test('of the same related records, in any order, are all done', async () => {
    const [posts, tags] = [await many('posts', 8), await many('tags', 8)];
    const answers = await atOnce(32, (index) => {
      const turned = [...tags.slice(index % 8), ...tags.slice(0, index % 8)].slice(0, 4);
      const changed = turned.map((id) => ({ id, title: `${id} by ${index}` }));
      return post(`posts:update/${posts[index % 8]}?updateAssociationValues=tags`, { tags: changed });
    });
    expect(statuses(answers)).toEqual([200]);
  });

  test('by updateOrCreate find a record or make it, while others remove it', async () => {
    const removed = encodeURIComponent(JSON.stringify({ title: 'fleeting' }));
    const answers = await atOnce(40, (index) =>
      index % 2 === 0 ? post('posts:updateOrCreate?filterKeys=title', { title: 'fleeting' }) : post(`posts:destroy?filter=${removed}`),
    );
    expect(statuses(answers)).toEqual([200]);
  });
});
