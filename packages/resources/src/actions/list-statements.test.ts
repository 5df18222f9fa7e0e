import {
  type TestServer,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Row = Record<string, unknown>;

let asked = 0;

/** What the page of a data browser asks for: filtered, sorted, one page, with the names of related records. Never the same filter twice. */
function query(page: number): string {
  asked += 1;
  const filter = encodeURIComponent(JSON.stringify({ 'title.$includes': 't', 'title.$ne': `never ${asked}`, done: false }));
  return `tasks:list?filter=${filter}&sort=-title,id&page=${page}&pageSize=5&appends=project,createdBy`;
}

eachDatabase('statements of a list on %s', (dialect) => {
  let server: TestServer;
  let restricted: string;

  const ask = async (token: string, path: string) => {
    const { status, body } = await server.api('GET', path, { token });
    expect(status).toBe(200);
    return body as { data: Row[]; meta: Row };
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const api = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
    await createCollection(server, {
      name: 'projects',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'budget', type: 'integer' },
      ],
    });
    await createCollection(server, {
      name: 'tasks',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'done', type: 'boolean' },
        { name: 'secret', type: 'string' },
        { name: 'project', type: 'belongsTo', target: 'projects' },
      ],
    });
    dataOf(
      await api('projects:create', [
        { title: 'p1', budget: 1 },
        { title: 'p2', budget: 2 },
      ]),
    );
    const tasks = Array.from({ length: 40 }, (_, index) => ({ title: `t${index}`, done: index % 2 === 1, project: (index % 2) + 1 }));
    dataOf(await api('tasks:create', tasks));
    const scope = { 'title.$notIn': ['t0', 't2'] };
    const { id } = dataOf<{ id: number }>(await api('rolesResourcesScopes:create', { name: 'most', resourceName: 'tasks', scope }));
    const role = await createRole(server, {
      grants: [
        { collection: 'tasks', actions: [{ name: 'view', fields: ['title', 'done', 'project', 'createdBy'], scopeId: id }] },
        { collection: 'projects', actions: [{ name: 'view', fields: ['title'] }] },
        { collection: 'users', actions: [{ name: 'view', fields: ['nickname'] }] },
      ],
    });
    restricted = (await createUser(server, { roles: [role] })).token;
    // Tokens and decisions are remembered from the first request on.
    for (const token of [server.root.token, restricted]) await ask(token, 'tasks:list?pageSize=1&count=none');
  });
  afterAll(() => server.close());

  test('page, relations and count are one statement, whoever asks', async () => {
    const root = await countStatements(server, () => ask(server.root.token, query(1)));
    const limited = await countStatements(server, () => ask(restricted, query(1)));
    expect([root.statements, limited.statements]).toEqual([1, 1]);
    expect([root.result.meta['count'], limited.result.meta['count']]).toEqual([20, 18]);
    expect(root.result.data[0]).toMatchObject({ title: 't8', project: { title: 'p1', budget: 1 }, createdBy: { username: 'root' } });
    const [first] = limited.result.data;
    expect(Object.keys(first ?? {}).sort()).toEqual(['createdAt', 'createdBy', 'done', 'id', 'project', 'title', 'updatedAt']);
    expect(Object.keys(first?.['project'] as Row).sort()).toEqual(['createdAt', 'id', 'title', 'updatedAt']);
    expect(first?.['createdBy']).not.toHaveProperty('username');
  });

  test('so is every further page, another sort, and no count', async () => {
    for (const token of [server.root.token, restricted]) {
      const paths = ['tasks:list?sort=title&count=none', 'tasks:list?pageSize=200&appends=project'].map((path) => () => path);
      for (const path of [() => query(2), () => query(4), ...paths]) {
        expect((await countStatements(server, () => ask(token, path()))).statements).toBe(1);
      }
    }
  });
});
