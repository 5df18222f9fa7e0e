import {
  type TestServer,
  type TestUser,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

type Row = Record<string, unknown>;

eachDatabase('access control over HTTP on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  const call = (...[token, path, body, role]: [token: string, path: string, body?: unknown, role?: string]) =>
    server.api(body === undefined ? 'GET' : 'POST', path, {
      token,
      ...(body === undefined ? {} : { body }),
      ...(role === undefined ? {} : { role }),
    });
  const root = async <T = Row>(path: string, body?: unknown): Promise<T> => dataOf<T>(await call(server.root.token, path, body));
  const list = async (user: TestUser, collection: string): Promise<Row[]> =>
    dataOf<Row[]>(await call(user.token, `${collection}:list?sort=id`));

  test('the first user has root, admin and member, and acts as root', async () => {
    expect(await root('roles:check')).toMatchObject({ role: 'root', allowAll: true, snippets: ['*'] });
    const { id } = await root('auth:check');
    expect((await root<Row[]>(`users/${String(id)}/roles:list`)).map((role) => role['name'])).toEqual(['admin', 'member', 'root']);
    expect((await root<Row[]>('roles:list')).map((role) => role['name'])).toEqual(expect.arrayContaining(['root', 'admin', 'member']));
  });

  test('new users become members, who see and change their own records only', async () => {
    const todos = await createCollection(server);
    const [ann, bob] = [await createUser(server), await createUser(server)];
    const { id } = dataOf<Row>(await call(ann.token, `${todos}:create`, { title: 'of ann' }));
    dataOf(await call(bob.token, `${todos}:create`, { title: 'of bob' }));
    expect((await list(ann, todos)).map((row) => row['title'])).toEqual(['of ann']);
    expect(await call(bob.token, `${todos}:update/${String(id)}`, { title: 'stolen' })).toMatchObject({ status: 404 });
    expect(await call(bob.token, `${todos}:destroy/${String(id)}`, {})).toMatchObject({ status: 404 });
    expect(codeOf(await call(ann.token, 'users:list'))).toBe('ACTION_DENIED');
    expect(codeOf(await call(ann.token, 'roles:list'))).toBe('ACTION_DENIED');
  });

  test('an entry limits fields and rows on every way to them', async () => {
    const fields = ['title', 'salary', 'state'].map((name) => ({ name, type: 'string' }));
    const staff = await createCollection(server, { fields });
    await root(`${staff}:create`, { title: 'a', salary: '9', state: 'open' });
    await root(`${staff}:create`, { title: 'b', salary: '1', state: 'closed' });
    const role = await createRole(server);
    const user = await createUser(server, { roles: [role] });
    const actions = [
      { name: 'view', fields: ['title', 'state'], scope: { filter: { state: 'open' } } },
      { name: 'update', fields: ['title'], scope: { filter: { state: 'open' } } },
    ];
    await root(`roles/${role}/resources:create`, { name: staff, actions });
    const [row, ...others] = await list(user, staff);
    expect(others).toEqual([]);
    expect(Object.keys(row ?? {}).sort()).toEqual(['createdAt', 'id', 'state', 'title', 'updatedAt']);
    const filter = encodeURIComponent('{"salary":"9"}');
    for (const query of ['sort=salary', `filter=${filter}`, 'fields=salary']) {
      expect(codeOf(await call(user.token, `${staff}:list?${query}`))).toBe('FIELD_DENIED');
    }
    expect(codeOf(await call(user.token, `${staff}:update/${String(row?.['id'])}`, { salary: '10' }))).toBe('FIELD_DENIED');
    expect(await call(user.token, `${staff}:update/${String(row?.['id'])}`, { title: 'c' })).toMatchObject({ status: 200 });
    expect(await call(user.token, `${staff}:get/2`)).toMatchObject({ status: 404 });
    expect(codeOf(await call(user.token, `${staff}:create`, { title: 'd' }))).toBe('ACTION_DENIED');
  });

  test('a change counts from the next request on', async () => {
    const todos = await createCollection(server);
    const role = await createRole(server, { grants: [{ collection: todos, actions: ['view'] }] });
    const user = await createUser(server, { roles: [role] });
    const status = async (): Promise<number> => (await call(user.token, `${todos}:list`)).status;
    expect(await status()).toBe(200);
    await root(`roles/${role}/resources:update/${todos}`, { actions: [] });
    expect(await status()).toBe(403);
    await root(`roles/${role}/resources:update/${todos}`, { usingActionsConfig: false });
    expect(await status()).toBe(403);
    await root(`roles:update/${role}`, { strategy: { actions: ['view'] } });
    expect(await status()).toBe(200);
    await root(`users/${user.id}/roles:remove`, [role]);
    expect(codeOf(await call(user.token, `${todos}:list`))).toBe('USER_HAS_NO_ROLES_ERR');
    await root(`roles/${role}/users:add`, [user.id]);
    expect(await status()).toBe(200);
    await root(`roles:destroy/${role}`, {});
    expect(codeOf(await call(user.token, `${todos}:list`))).toBe('USER_HAS_NO_ROLES_ERR');
  });

  test('X-Role chooses among the roles of the user, or all of them', async () => {
    const todos = await createCollection(server);
    const viewer = await createRole(server, { name: uniqueName('a'), grants: [{ collection: todos, actions: ['view'] }] });
    const maker = await createRole(server, { name: uniqueName('b'), grants: [{ collection: todos, actions: ['create'] }] });
    const user = await createUser(server, { roles: [maker, viewer] });
    const tries = async (role?: string): Promise<number[]> => [
      (await call(user.token, `${todos}:list`, undefined, role)).status,
      (await call(user.token, `${todos}:create`, { title: 'x' }, role)).status,
    ];
    expect(await tries()).toEqual([200, 403]);
    expect(await tries(maker)).toEqual([403, 200]);
    expect(await tries('__union__')).toEqual([200, 200]);
    expect(dataOf<Row>(await call(user.token, 'roles:check', undefined, '__union__'))).toMatchObject({
      role: '__union__',
      roles: [viewer, maker],
    });
    for (const role of ['root', 'anonymous', 'nobody'])
      expect(codeOf(await call(user.token, `${todos}:list`, undefined, role))).toBe('ROLE_NOT_FOUND_FOR_USER');
    dataOf(await call(user.token, `users/${user.id}/roles:setDefault`, { roleName: maker }));
    expect(await tries()).toEqual([403, 200]);
  });

  test('a dropped collection takes its entries along', async () => {
    const todos = await createCollection(server);
    const role = await createRole(server, { grants: [{ collection: todos }] });
    const user = await createUser(server, { roles: [role] });
    expect(await call(user.token, `${todos}:list`)).toMatchObject({ status: 200 });
    await root(`collections:destroy/${todos}`, {});
    await createCollection(server, { name: todos });
    expect(codeOf(await call(user.token, `${todos}:list`))).toBe('ACTION_DENIED');
  });

  test('entries survive a restart, and a collection dropped before it takes them along then too', async () => {
    const other = await startTestServer({ dialect });
    const [kept, gone] = [await createCollection(other), await createCollection(other)];
    const role = await createRole(other, { grants: [{ collection: kept }, { collection: gone }] });
    const user = await createUser(other, { roles: [role] });
    await other.close({ keep: true });
    const again = await startTestServer({ dialect, storage: other.storage, env: { INIT_ROOT_PASSWORD: other.root.password } });
    const token = await again.signIn(user.username, user.password);
    expect(await again.api('GET', `${kept}:list`, { token })).toMatchObject({ status: 200 });
    dataOf(await again.api('POST', `collections:destroy/${gone}`, { token: again.root.token, body: {} }));
    dataOf(await again.api('POST', 'collections:create', { token: again.root.token, body: { name: gone, fields: [] } }));
    expect(codeOf(await again.api('GET', `${gone}:list`, { token }))).toBe('ACTION_DENIED');
    await again.close();
  });

  describe('a role administrator who is not root', () => {
    let manager: TestUser;
    beforeAll(async () => {
      const role = await createRole(server, { snippets: ['pm.acl.roles', 'pm.users'] });
      manager = await createUser(server, { roles: [role] });
    });

    test.each([
      ['gives root', () => `roles/root/users:add`, () => [manager.id], 'ACTION_DENIED'],
      ['takes root', () => 'users/1/roles:set', () => ['member'], 'ACTION_DENIED'],
      ['gives himself a role', () => `users/${manager.id}/roles:add`, () => ['admin'], 'ACTION_DENIED'],
      ['gives himself a role by a strange key', () => `users/0${manager.id}/roles:add`, () => ['admin'], 'RECORD_NOT_FOUND'],
      ['changes root', () => 'roles:update/root', () => ({ title: 'x' }), 'RECORD_PROTECTED'],
      ['limits root', () => 'roles/root/resources:create', () => ({ name: 'users', actions: [] }), 'RECORD_PROTECTED'],
      ['deletes a built-in role', () => 'roles:destroy/member', () => ({}), 'RECORD_PROTECTED'],
      ['makes a reserved role', () => 'roles:create', () => ({ name: '__union__', title: 'x' }), 'NAME_RESERVED'],
      ['changes the account of a root user', () => 'users:update/1', () => ({ nickname: 'x' }), 'ACTION_DENIED'],
      ['deletes the account of a root user', () => 'users:destroy/1', () => ({}), 'ACTION_DENIED'],
    ])('%s in vain', async (...[_what, path, body, expected]) => {
      expect(codeOf(await call(manager.token, path(), body()))).toBe(expected);
    });

    test('gives other roles to others', async () => {
      const user = await createUser(server);
      expect(dataOf<Row[]>(await call(manager.token, `users/${user.id}/roles:add`, ['admin'])).map((role) => role['name'])).toEqual([
        'admin',
        'member',
      ]);
      expect(dataOf<Row[]>(await call(manager.token, 'roles/admin/users:list')).every((row) => !('passwordHash' in row))).toBe(true);
    });
  });

  test('one user always keeps root, also when two lose it at the same time', async () => {
    const { id } = await root('auth:check');
    const second = await createUser(server, { roles: ['root'] });
    const answers = await Promise.all(
      [id, second.id].map((user) => call(server.root.token, `users/${String(user)}/roles:remove`, ['root'])),
    );
    expect(answers.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1);
    const survivor = answers[0]?.status === 200 ? second.token : server.root.token;
    const users = dataOf<Row[]>(await call(survivor, 'roles/root/users:list', undefined, 'root'));
    expect(users).toHaveLength(1);
    expect(codeOf(await call(survivor, `roles/root/users:set`, [], 'root'))).toBe('LAST_ROOT');
    dataOf(await call(survivor, `roles/root/users:set`, [id], 'root'));
    await root(`users/${String(id)}/roles:setDefault`, { roleName: 'root' });
  });

  test.each([
    ['GET', 'roles:list'],
    ['GET', 'roles:get/member'],
    ['GET', 'roles:check'],
    ['POST', 'roles:create'],
    ['POST', 'roles:update/member'],
    ['POST', 'roles:destroy/member'],
    ['GET', 'roles/member/resources:list'],
    ['POST', 'roles/member/resources:create'],
    ['GET', 'roles/member/collections:list'],
    ['GET', 'roles/member/users:list'],
    ['POST', 'roles/member/users:set'],
    ['GET', 'users/1/roles:list'],
    ['POST', 'users/1/roles:set'],
    ['GET', 'rolesResourcesScopes:list'],
    ['GET', 'availableActions:list'],
  ])('%s %s asks for a credential', async (method, path) => {
    expect(await server.api(method, path)).toMatchObject({ status: 401 });
  });

  test('scopes are kept, used and protected', async () => {
    const todos = await createCollection(server);
    const { id, key } = await root('rolesResourcesScopes:create', { name: 'Open', resourceName: todos, scope: { title: 'open' } });
    expect(key).toEqual(expect.any(String));
    await root(`${todos}:create`, { title: 'open' });
    await root(`${todos}:create`, { title: 'closed' });
    const role = await createRole(server, { grants: [{ collection: todos, actions: [{ name: 'view', scopeId: Number(id) }] }] });
    const user = await createUser(server, { roles: [role] });
    expect((await list(user, todos)).map((row) => row['title'])).toEqual(['open']);
    await root(`rolesResourcesScopes:update/${String(id)}`, { scope: { title: 'closed' } });
    expect((await list(user, todos)).map((row) => row['title'])).toEqual(['closed']);
    expect(codeOf(await call(server.root.token, `rolesResourcesScopes:destroy/${String(id)}`, {}))).toBe('FOREIGN_KEY_CONFLICT');
    const scopes = await root<Row[]>('rolesResourcesScopes:list');
    const own = scopes.find((scope) => scope['key'] === 'own');
    expect(codeOf(await call(server.root.token, `rolesResourcesScopes:destroy/${String(own?.['id'])}`, {}))).toBe('RECORD_PROTECTED');
    const ownerless = await createCollection(server, { createdBy: false });
    const body = { name: ownerless, actions: [{ name: 'view', scopeId: own?.['id'] }] };
    expect(codeOf(await call(server.root.token, `roles/${role}/resources:create`, body))).toBe('FIELD_UNKNOWN');
  });
});
