import {
  type ApiAnswer,
  type TestServer,
  countStatements,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

interface Shown {
  readonly name: string;
  readonly fields: readonly Record<string, unknown>[];
  readonly actions: Record<string, unknown>;
  readonly [key: string]: unknown;
}

const ALL = { view: { scoped: false }, create: { scoped: false }, update: { scoped: false }, destroy: { scoped: false } };

eachDatabase('the collections a caller may use, on %s', (dialect) => {
  let server: TestServer;

  const ask = (token: string | undefined, query = '', headers: Record<string, string> = {}): Promise<ApiAnswer> =>
    server.api('GET', `collections:listAccessible${query}`, { headers, ...(token === undefined ? {} : { token }) });
  const list = async (token: string, query = '', headers = {}) => dataOf<Shown[]>(await ask(token, query, headers));
  const tokenWith = async (grants: Parameters<typeof createRole>[1]) =>
    (await createUser(server, { roles: [await createRole(server, grants)] })).token;
  const names = (rows: readonly { name?: unknown }[]) => rows.map(({ name }) => name);
  const field = (row: Shown | undefined, name: string) => row?.fields.find((candidate) => candidate['name'] === name);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    await createCollection(server, {
      name: 'projects',
      title: { en: 'Projects', 'zh-CN': '项目' },
      titleField: 'title',
      category: [1],
      fields: [
        { name: 'title', type: 'string', title: { en: 'Title', 'zh-CN': '标题' }, allowNull: false, length: 80 },
        { name: 'budget', type: 'decimal', precision: 12, scale: 2 },
        {
          name: 'status',
          type: 'string',
          interface: 'select',
          uiSchema: { enum: [{ value: 'a', label: { en: 'Active', 'zh-CN': '进行中' }, color: 'green' }, 'b'] },
        },
        { name: 'code', type: 'uuid', unique: true },
      ],
    });
    await createCollection(server, {
      name: 'tasks',
      titleField: 'secret',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'secret', type: 'string' },
        { name: 'project', type: 'belongsTo', target: 'projects' },
      ],
    });
    await server.api('POST', 'collections/projects/fields:create', {
      token: server.root.token,
      body: { name: 'tasks', type: 'hasMany', target: 'tasks', foreignKey: 'projectId' },
    });
  });
  afterAll(() => server.close());

  test('what holds the pairs of a relation is told apart from what people made', async () => {
    const place = await createCollection(server, { fields: [{ name: 'people', type: 'belongsToMany', target: 'users' }] });
    const told = (await list(server.root.token)).filter(({ name }) => name.startsWith(place));
    expect(told.map(({ name, isThrough }) => [name, isThrough])).toEqual([
      [place, undefined],
      [`${place}_people`, true],
    ]);
    await server.api('POST', `collections:destroy?filterByTk=${place}`, { token: server.root.token });
  });

  test('root is shown everything in its own language', async () => {
    const rows = await list(server.root.token, '', { 'X-Locale': 'zh-CN' });
    expect(names(rows)).toEqual([
      'projects',
      'tasks',
      'dataSources',
      'ipRefusals',
      'ipRules',
      'jsLibraries',
      'jsRefusals',
      'jsSecrets',
      'namedQueries',
      'roles',
      'uiPages',
      'users',
    ]);
    const [projects, tasks] = rows;
    expect(projects).toMatchObject({
      title: '项目',
      titleField: 'title',
      category: [1],
      primaryKey: 'id',
      maxPageSize: 200,
      origin: 'user',
      actions: ALL,
    });
    expect(field(projects, 'title')).toEqual({
      name: 'title',
      type: 'string',
      interface: 'input',
      title: '标题',
      allowNull: false,
      unique: false,
      readOnly: false,
      length: 80,
    });
    expect(field(projects, 'budget')).toMatchObject({ type: 'decimal', interface: 'number', precision: 12, scale: 2 });
    expect(field(projects, 'status')?.['enum']).toEqual([
      { value: 'a', label: '进行中', color: 'green' },
      { value: 'b', label: 'b' },
    ]);
    expect(field(projects, 'id')).toMatchObject({ interface: 'id', readOnly: true, unique: true });
    expect(field(projects, 'createdAt')).toMatchObject({ interface: 'createdAt', readOnly: true });
    expect(field(projects, 'createdBy')).toMatchObject({ target: 'users', foreignKey: 'createdById', readOnly: true });
    expect(field(projects, 'tasks')).toMatchObject({ interface: 'o2m', target: 'tasks', foreignKey: 'projectId', readOnly: true });
    expect(field(tasks, 'project')).toMatchObject({ interface: 'm2o', target: 'projects', targetKey: 'id', foreignKey: 'projectId' });
    expect(field(tasks, 'projectId')).toMatchObject({ foreignKeyOf: 'project' });
  });

  test('hidden columns are nobody’s', async () => {
    const users = (await list(server.root.token, '?filterByTk=users'))[0];
    expect(users).toMatchObject({ name: 'users', origin: 'plugin', title: 'Users' });
    expect(JSON.stringify(users)).not.toContain('passwordHash');
  });

  test('a caller without any right learns nothing', async () => {
    expect((await ask(undefined)).status).toBe(401);
    const stranger = await tokenWith({});
    expect((await ask(stranger)).body).toEqual({ data: [], meta: { count: 0 } });
    expect(await list(stranger, '?filterByTk=projects')).toEqual([]);
    expect(await list(stranger, '?filterByTk=nothing')).toEqual([]);
  });

  test('limits of fields and rows are told, and what lies beyond them is not', async () => {
    const { id } = dataOf<{ id: number }>(
      await server.api('POST', 'rolesResourcesScopes:create', {
        token: server.root.token,
        body: { name: 'first', resourceName: 'tasks', scope: { title: 'first' } },
      }),
    );
    const actions = [
      { name: 'view', fields: ['title', 'project', 'projectId'], scopeId: id },
      { name: 'create', fields: ['title'] },
    ];
    const rows = await list(await tokenWith({ grants: [{ collection: 'tasks', actions }] }));
    expect(names(rows)).toEqual(['tasks']);
    expect(names(rows[0]?.fields ?? [])).toEqual(['id', 'title', 'projectId', 'project', 'createdAt', 'updatedAt']);
    expect(rows[0]?.actions).toEqual({
      view: { fields: ['id', 'title', 'projectId', 'project', 'createdAt', 'updatedAt'], scoped: true },
      create: { fields: ['id', 'title', 'createdAt', 'updatedAt'], scoped: false },
    });
    expect(rows[0]).not.toHaveProperty('titleField');
    expect(JSON.stringify(rows)).not.toMatch(/secret|projects|users/);
  });

  test('who may only create is shown the fields to fill in', async () => {
    const [tasks, ...others] = await list(
      await tokenWith({ grants: [{ collection: 'tasks', actions: [{ name: 'create', fields: ['title'] }] }] }),
    );
    expect(others).toEqual([]);
    expect(names(tasks?.fields ?? [])).toEqual(['id', 'title', 'createdAt', 'updatedAt']);
    expect(Object.keys(tasks?.actions ?? {})).toEqual(['create']);
    const changer = await tokenWith({ grants: [{ collection: 'tasks', actions: ['update', 'destroy'] }] });
    expect(await list(changer)).toEqual([]);
  });

  test('users are shown to who may view them, and so are relations to them', async () => {
    const token = await tokenWith({ snippets: ['pm.users'], grants: [{ collection: 'tasks', actions: ['view'] }] });
    const rows = await list(token);
    expect(names(rows)).toEqual(['tasks', 'users']);
    expect(field(rows[0], 'createdBy')).toMatchObject({ target: 'users' });
    expect(field(rows[0], 'project')).not.toHaveProperty('target');
  });

  test('a plugin’s collection is shown under the permission of its own actions', async () => {
    expect(await list(await tokenWith({ snippets: ['pm.acl'] }))).toEqual([]);
    const [roles] = await list(await tokenWith({ snippets: ['pm.acl.roles'] }));
    expect(roles).toMatchObject({ name: 'roles', actions: { view: { scoped: false } } });
  });

  test('an API key is shown what its role may use', async () => {
    const role = await createRole(server, { grants: [{ collection: 'projects', actions: ['view'] }] });
    dataOf(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [role] }));
    const { token } = await createApiKey(server, { role });
    const rows = await list(token);
    expect(names(rows)).toEqual(['projects']);
    expect(rows[0]?.actions).toEqual({ view: { scoped: false } });
  });

  test('a changed right and a dropped collection show on the next request, without statements', async () => {
    const role = await createRole(server, { grants: [{ collection: 'tasks', actions: ['view'] }] });
    const { token } = await createUser(server, { roles: [role] });
    const extra = await createCollection(server);
    await server.api('POST', `roles/${role}/resources:create`, {
      token: server.root.token,
      body: { name: extra, usingActionsConfig: true, actions: [{ name: 'view' }] },
    });
    expect(names(await list(token))).toEqual(['tasks', extra]);
    expect((await countStatements(server, () => list(token))).statements).toBeLessThanOrEqual(1);
    await server.api('POST', `collections:destroy?filterByTk=${extra}`, { token: server.root.token });
    expect(names(await list(token))).toEqual(['tasks']);
  });

  test('parameters are checked', async () => {
    expect(await ask(server.root.token, '?fields=name')).toMatchObject({ body: { errors: [{ code: 'QUERY_PARAMETER_UNKNOWN' }] } });
    expect(names(await list(server.root.token, '?filterByTk=["tasks","users","constructor"]'))).toEqual(['tasks', 'users']);
  });

  it('names passwords only to who may set them, and the key of a tree', async () => {
    const fields = [
      { name: 'title', type: 'string' },
      { name: 'code', type: 'password' },
    ];
    const collection = await createCollection(server, { tree: 'adjacencyList', fields });
    const reader = await tokenWith({ grants: [{ collection, actions: ['view'] }] });
    const writer = await tokenWith({ grants: [{ collection, actions: ['view', { name: 'update', fields: ['code'] }] }] });
    const [seen] = await list(reader, `?filterByTk=${collection}`);
    const [written] = await list(writer, `?filterByTk=${collection}`);
    expect(field(seen, 'code')).toBeUndefined();
    expect(field(written, 'code')).toMatchObject({ type: 'password' });
    expect(seen).toMatchObject({ treeKey: 'parentId' });
  });
});
