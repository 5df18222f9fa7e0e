import {
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

/** The first user of an installation. */
const ROOT_ID = 1;

type Row = Record<string, unknown>;

/** What the screens for roles and users ask beyond the standard actions. */
eachDatabase('looking at roles on %s', (dialect) => {
  let server: TestServer;
  let todos: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    const fields = [
      { name: 'title', type: 'string', title: { en: 'Title', 'zh-CN': '标题' } },
      { name: 'parent', type: 'belongsTo', target: 'users', foreignKey: 'parentId' },
    ];
    todos = await createCollection(server, { title: { en: 'To dos', 'zh-CN': '待办' }, fields });
  });
  afterAll(() => server.close());

  const ask = (path: string, options: { locale?: string; token?: string } = {}) =>
    server.api('GET', path, {
      token: options.token ?? server.root.token,
      ...(options.locale === undefined ? {} : { headers: { 'x-locale': options.locale } }),
    });

  test('every grantable collection comes with the entry of the role', async () => {
    const role = await createRole(server, { grants: [{ collection: todos, actions: ['view'] }] });
    const rows = dataOf<Row[]>(await ask(`roles/${role}/collections:listGrantable`));
    expect(rows.find(({ name }) => name === todos)).toEqual({
      name: todos,
      title: 'To dos',
      plugin: null,
      ownable: true,
      actions: [{ name: 'view', fields: null, scopeId: null, scope: null }],
    });
    expect(rows.find(({ name }) => name === 'users')).toMatchObject({ plugin: 'users', actions: null });
    const names = rows.map(({ name }) => name);
    for (const internal of ['roles', 'rolesUsers', 'rolePolicies', 'roleGrants', 'credentials']) expect(names).not.toContain(internal);
    expect(codeOf(await ask('roles/nobody/collections:listGrantable'))).toBe('RECORD_NOT_FOUND');
  });

  test('one collection shows the fields a grant may name, in the language of the reader', async () => {
    const shown = dataOf<{ title: string; fields: Row[] }>(await ask(`roles/member/collections:get/${todos}`, { locale: 'zh-CN' }));
    expect(shown.title).toBe('待办');
    const field = (name: string): Row | undefined => shown.fields.find((row) => row['name'] === name);
    expect(field('title')).toEqual({ name: 'title', title: '标题', type: 'string', always: false, system: false });
    expect(field('id')).toMatchObject({ always: true, system: true });
    expect(field('createdAt')).toMatchObject({ always: true, system: true });
    expect(field('createdBy')).toMatchObject({ always: false, system: true });
    expect(field('parentId')).toMatchObject({ system: false });
    const users = dataOf<{ fields: Row[] }>(await ask('roles/member/collections:get/users'));
    expect(users.fields.map(({ name }) => name)).not.toContain('passwordHash');
    expect(codeOf(await ask('roles/member/collections:get/rolePolicies'))).toBe('COLLECTION_NOT_FOUND');
    expect(codeOf(await ask('roles/member/collections:get/nothing'))).toBe('COLLECTION_NOT_FOUND');
    expect(codeOf(await ask('roles/nobody/collections:get/users'))).toBe('RECORD_NOT_FOUND');
  });

  test('the impact of deleting a role counts users, those left without one, and live keys', async () => {
    const role = await createRole(server);
    const other = await createRole(server);
    await createUser(server, { roles: [role] });
    await createUser(server, { roles: [role, other] });
    await createUser(server, { roles: [role, 'admin'] });
    const id = ROOT_ID;
    dataOf(await server.api('POST', `users/${id}/roles:add`, { token: server.root.token, body: [role] }));
    await createApiKey(server, { role });
    const gone = await createApiKey(server, { role });
    dataOf(await server.api('POST', `apiKeys:destroy?filterByTk=${gone.id}`, { token: server.root.token }));
    expect(dataOf(await ask(`roles:impact/${role}`))).toEqual({ users: 4, withoutRole: 1, keys: 1 });
    expect(codeOf(await ask('roles:impact/nobody'))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ask('roles:impact'))).toBe('RECORD_KEY_REQUIRED');
  });

  test('users of a role can be searched by name, and anybody found to give it to', async () => {
    const role = await createRole(server);
    const ann = await createUser(server, { username: uniqueName('ann_%'), roles: [role] });
    const anton = await createUser(server, { username: uniqueName('anton'), roles: ['member'] });
    const list = (query: string) => ask(`roles/${role}/users:list${query}`);
    expect(dataOf<Row[]>(await list('?search=ann_%25')).map(({ id }) => id)).toEqual([ann.id]);
    expect(dataOf<Row[]>(await list('?search=anton'))).toEqual([]);
    const found = dataOf<Row[]>(await ask(`roles/${role}/users:find?search=%20AN`));
    expect(found.find(({ id }) => id === ann.id)).toEqual({ id: ann.id, username: ann.username, nickname: null, held: true });
    expect(found.find(({ id }) => id === anton.id)).toMatchObject({ held: false });
    expect(codeOf(await ask(`roles/${role}/users:find?search[]=a`))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await ask(`roles/${role}/users:find?search=${'a'.repeat(101)}`))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await ask('roles/nobody/users:find'))).toBe('RECORD_NOT_FOUND');
  });

  test('the roles of several users are told at once', async () => {
    const role = await createRole(server);
    const user = await createUser(server, { roles: [role, 'member'] });
    const rows = dataOf<{ userId: number; roles: Row[] }[]>(await ask(`roles:ofUsers?userIds=${user.id},${ROOT_ID}`));
    expect(rows[0]).toEqual({
      userId: user.id,
      roles: expect.arrayContaining([
        { name: role, title: role, default: false },
        { name: 'member', title: 'Member', default: false },
      ]),
    });
    expect(rows[1]?.roles).toContainEqual({ name: 'root', title: 'Root', default: true });
    expect(codeOf(await ask('roles:ofUsers'))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await ask('roles:ofUsers?userIds=1,x'))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ask(`roles:ofUsers?userIds=${Array.from({ length: 201 }, (_, i) => i + 1).join(',')}`))).toBe(
      'QUERY_PARAMETER_INVALID',
    );
  });

  test.each([
    'roles:impact/member',
    'roles:ofUsers?userIds=1',
    'roles/member/users:find',
    'roles/member/collections:listGrantable',
    'roles/member/collections:get/users',
  ])('%s is for those who manage roles', async (path) => {
    const other = await createRole(server, { snippets: ['pm.users'] });
    const manager = await createRole(server, { snippets: ['pm.acl.roles'] });
    const outsider = await createUser(server, { roles: [other] });
    const insider = await createUser(server, { roles: [manager] });
    expect((await server.api('GET', path)).status).toBe(401);
    expect(codeOf(await ask(path, { token: outsider.token }))).toBe('ACTION_DENIED');
    expect((await ask(path, { token: insider.token })).status).toBe(200);
  });
});
