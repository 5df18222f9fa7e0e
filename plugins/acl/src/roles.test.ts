import { type TestServer, codeOf, createRole, createUser, dataOf, eachDatabase, startTestServer, uniqueName } from '@mortise/testing';

type Row = Record<string, unknown>;

eachDatabase('roles on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  const ask = (path: string, body?: unknown) =>
    server.api(body === undefined ? 'GET' : 'POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const root = async <T = Row>(path: string, body?: unknown): Promise<T> => dataOf<T>(await ask(path, body));
  const namesOf = async (userId: number): Promise<unknown[]> =>
    (await root<Row[]>(`users/${userId}/roles:list`)).map((role) => role['name']);

  test('are created from a title alone, listed, changed and deleted', async () => {
    const created = await root('roles:create', { title: 'To Dos API Role' });
    expect(created).toMatchObject({
      name: expect.stringMatching(/^r_[0-9a-f]{12}$/),
      title: 'To Dos API Role',
      default: false,
      snippets: [],
      strategy: { actions: [] },
    });
    const path = `/${String(created['name'])}`;
    expect(await root(`roles:get${path}`)).toMatchObject(created);
    expect(await root(`roles:update${path}`, { ...created, title: 'Renamed', strategy: { actions: ['view'] } })).toMatchObject([
      { title: 'Renamed', strategy: { actions: ['view'] } },
    ]);
    expect(await root(`roles:destroy${path}`, {})).toBe(1);
    expect(codeOf(await ask(`roles:get${path}`))).toBe('RECORD_NOT_FOUND');
  });

  test('pages that show roles name their fields in the language of the reader', async () => {
    const titlesIn = async (locale: string) => {
      const headers = { 'x-locale': locale };
      const answer = await server.api('GET', 'collections:listAccessible?filterByTk=roles', { token: server.root.token, headers });
      const [roles] = dataOf<readonly { readonly fields: readonly Row[] }[]>(answer);
      return roles?.fields.flatMap(({ title }) => title ?? []);
    };
    const english = ['Name', 'Title', 'Description', 'Given to new users', 'Hidden', 'May configure', 'Administration rights'];
    expect(await titlesIn('en')).toEqual([...english, 'Default data rights']);
    const chinese = ['标识', '名称', '说明', '授予新用户', '隐藏', '允许配置', '管理权限', '默认数据权限'];
    expect(await titlesIn('zh-CN')).toEqual(chinese);
  });

  test.each([
    ['create', {}, 'VALUE_REQUIRED'],
    ['create', { name: 'a,b' }, 'NAME_INVALID'],
    ['create', { name: 'x"*' }, 'NAME_INVALID'],
    ['create', { name: 'anonymous' }, 'NAME_RESERVED'],
    ['create', { name: 'Anonymous' }, 'NAME_RESERVED'],
    ['create', { name: 'Root' }, 'NAME_RESERVED'],
    ['create', { title: ' ' }, 'BODY_INVALID'],
    ['create', { name: 'root', title: 'x' }, 'UNIQUE_CONFLICT'],
    ['create', { name: 'x', title: 'Member' }, 'UNIQUE_CONFLICT'],
    ['create', { title: 'x', strategy: { actions: ['fly'] } }, 'VALUE_INVALID'],
    ['create', { title: 'x', snippets: ['a b'] }, 'BODY_INVALID'],
    ['create', { title: 'x', nonsense: 1 }, 'BODY_INVALID'],
    ['update/nobody', { title: 'x' }, 'RECORD_NOT_FOUND'],
    ['update/member', { name: 'x' }, 'FIELD_READ_ONLY'],
    ['update', { title: 'x' }, 'RECORD_KEY_REQUIRED'],
    ['destroy/nobody', {}, 'RECORD_NOT_FOUND'],
    ['destroy', {}, 'RECORD_KEY_REQUIRED'],
  ])('%s with %j answers %s', async (action, body, expected) => {
    expect(codeOf(await ask(`roles:${action}`, body))).toBe(expected);
  });

  test('that are the default are given to new users', async () => {
    const role = await createRole(server);
    await root(`roles:update/${role}`, { default: true });
    const user = await createUser(server);
    expect(await namesOf(user.id)).toEqual([role, 'member'].sort());
    await root(`roles:destroy/${role}`, {});
    expect(await namesOf(user.id)).toEqual(['member']);
  });

  test('are assigned by keys in the body or in the query, whole or not at all', async () => {
    const user = await createUser(server, { roles: [] });
    expect(await namesOf(user.id)).toEqual([]);
    await root(`users/${user.id}/roles:add/member`, {});
    await root(`users/${user.id}/roles:add?filterByTks[]=admin`, {});
    expect(await namesOf(user.id)).toEqual(['admin', 'member']);
    expect(codeOf(await ask(`users/${user.id}/roles:set`, ['member', 'nobody']))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ask(`users/${user.id}/roles:add`, {}))).toBe('RECORD_KEY_REQUIRED');
    expect(codeOf(await ask('users/99999/roles:add', ['member']))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ask('users/x/roles:list'))).toBe('RECORD_NOT_FOUND');
    expect(await namesOf(user.id)).toEqual(['admin', 'member']);
    await root(`users/${user.id}/roles:set`, [{ name: 'member' }]);
    expect(await namesOf(user.id)).toEqual(['member']);
  });

  test('are given to the users a body names by id, whatever else it says of them', async () => {
    const role = await createRole(server);
    const [ann, bob] = [await createUser(server), await createUser(server)];
    await root(`roles/${role}/users:add`, [{ id: ann.id, name: String(bob.id) }]);
    expect(await namesOf(ann.id)).toContain(role);
    expect(await namesOf(bob.id)).not.toContain(role);
  });

  test('list their users page by page, without their secrets', async () => {
    const role = await createRole(server);
    const users = await Promise.all([1, 2, 3].map(() => createUser(server)));
    expect(
      await root(
        `roles/${role}/users:set`,
        users.map((user) => user.id),
      ),
    ).toEqual({ roleName: role, added: 3, removed: 0 });
    const { body } = await ask(`roles/${role}/users:list?pageSize=2&page=2`);
    const last = users.toSorted((a, b) => a.id - b.id).at(-1);
    expect(body).toMatchObject({
      data: [{ id: last?.id, username: last?.username }],
      meta: { count: 3, page: 2, pageSize: 2, totalPage: 2 },
    });
    expect(Object.keys((body as { data: Row[] }).data[0] ?? {}).sort()).toEqual(['id', 'nickname', 'username']);
    expect(codeOf(await ask(`roles/${role}/users:list?pageSize=201`))).toBe('PAGE_SIZE_TOO_LARGE');
    expect(codeOf(await ask(`roles/${role}/users:list?page=0`))).toBe('QUERY_PARAMETER_INVALID');
  });

  test('of a user go with the user', async () => {
    const user = await createUser(server);
    await root(`users:destroy/${user.id}`, {});
    const members = await root<Row[]>('roles/member/users:list?pageSize=200');
    expect(members.map((member) => member['id'])).not.toContain(user.id);
    expect(codeOf(await server.api('GET', 'roles:check', { token: user.token }))).toBeDefined();
  });

  test('are shown to their user, not to others', async () => {
    const [ann, bob] = [await createUser(server), await createUser(server)];
    const as = (path: string) => server.api('GET', path, { token: ann.token });
    expect(dataOf(await as(`users/${ann.id}/roles:list`))).toMatchObject([{ name: 'member', rolesUsers: { default: false } }]);
    expect(codeOf(await as(`users/${bob.id}/roles:list`))).toBe('ACTION_DENIED');
    expect(codeOf(await as('users/99999/roles:list'))).toBe('ACTION_DENIED');
  });

  test('stay as they were changed after a restart', async () => {
    const first = await startTestServer({ dialect });
    const title = uniqueName('Members');
    dataOf(await first.api('POST', 'roles:update/member', { token: first.root.token, body: { title, strategy: { actions: [] } } }));
    await first.close({ keep: true });
    const again = await startTestServer({ dialect, storage: first.storage, env: { INIT_ROOT_PASSWORD: first.root.password } });
    const roles = dataOf<Row[]>(await again.api('GET', 'roles:list?sort=name', { token: again.root.token }));
    expect(roles).toMatchObject([{ name: 'admin' }, { name: 'member', title, strategy: { actions: [] } }, { name: 'root' }]);
    await again.close();
  });

  test('of the right to grant are named for clients', async () => {
    const actions = await root<Row[]>('availableActions:list');
    expect(actions.map((action) => action['name'])).toEqual(['create', 'view', 'update', 'destroy', 'export', 'importXlsx']);
  });
});
