import { SYSTEM } from '@mortise/shared';
import {
  type ApiAnswer,
  type ExternalDatabase,
  type TestServer,
  type TestUser,
  codeOf,
  createCollection,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  mountSource,
  startTestServer,
  unmountSource,
} from '@mortise/testing';
import { DOORS, type Door, SHOP, TABLES, WHOLE } from './testing/shop';

eachDatabase('rights in several data sources on %s', (dialect) => {
  let server: TestServer;
  let shop: ExternalDatabase;
  /** Each may do everything with the orders of one source. */
  let holders: Record<'main' | 'shop', TestUser>;
  const root = (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const as = (user: Pick<TestUser, 'token'>, dataSource: string, [, method, path, body]: Door): Promise<ApiAnswer> =>
    server.api(method, path, {
      token: user.token,
      headers: { 'x-data-source': dataSource },
      ...(body === undefined ? {} : { body }),
    });
  const at = (path: string): Door => [path, 'GET', path];
  const grant = async (role: string, entry: object): Promise<ApiAnswer> => root('POST', `roles/${role}/dataSourceResources:create`, entry);
  const member = async (...entries: object[]): Promise<{ role: string; user: TestUser }> => {
    const role = await createRole(server);
    for (const entry of entries) dataOf(await grant(role, entry));
    return { role, user: await createUser(server, { roles: [role] }) };
  };
  const mount = (): Promise<void> => mountSource(server, { key: 'shop', config: shop.config, collections: SHOP });
  const allOf = (dataSourceKey: string): object => ({ name: 'orders', dataSourceKey, actions: WHOLE.map((name) => ({ name })) });

  beforeAll(async () => {
    [server, shop] = await Promise.all([startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] }), createExternalDatabase(dialect)]);
    await shop.run(TABLES);
    await createCollection(server, { name: 'orders', createdBy: false, fields: [{ name: 'title', type: 'string' }] });
    dataOf(await root('POST', 'orders:create', [{ title: 'ours' }, { title: 'also ours' }]));
    await mount();
    holders = { main: (await member(allOf('main'))).user, shop: (await member(allOf('shop'))).user };
  });
  afterAll(async () => {
    await server.close();
    await shop.remove();
  });

  test.each(DOORS.map((door) => [door[0], door] as const))('given in one, are none in the other: %s', async (_name, door) => {
    for (const [mine, other] of [
      ['main', 'shop'],
      ['shop', 'main'],
    ] as const) {
      const user = holders[mine];
      const before = [await shop.run('SELECT * FROM orders ORDER BY id'), (await root('GET', 'orders:list?sort=id')).body];
      const answer = await as(user, other, door);
      expect([other, answer.status]).toEqual([other, 403]);
      expect([await shop.run('SELECT * FROM orders ORDER BY id'), (await root('GET', 'orders:list?sort=id')).body]).toEqual(before);
      if (door[1] === 'GET') expect([mine, (await as(user, mine, door)).status]).toEqual([mine, 200]);
    }
  });

  test('are nothing by default, also for those who may do everything in main', async () => {
    for (const role of ['admin', 'member']) {
      const user = await createUser(server, { roles: [role] });
      expect([role, codeOf(await as(user, 'shop', at('orders:list')))]).toEqual([role, 'ACTION_DENIED']);
    }
    expect((await as(server.root, 'shop', at('orders:list'))).status).toBe(200);
  });

  test('hold for fields, rows and relations', async () => {
    const view = { name: 'view', fields: ['title', 'customer'], scope: { filter: { title: 'open' } } };
    const { user, role } = await member({ name: 'orders', dataSourceKey: 'shop', actions: [view] });
    expect(dataOf(await as(user, 'shop', at('orders:list')))).toEqual([{ id: 1, title: 'open' }]);
    for (const path of [
      'orders:list?fields=secret',
      'orders:list?sort=secret',
      'orders:list?filter={"secret":"x"}',
      'orders:list?appends=customer',
    ]) {
      expect([path, (await as(user, 'shop', at(path))).status]).toEqual([path, 403]);
    }
    expect((await as(user, 'shop', at('orders:get/2'))).status).toBe(404);
    // The same names in main are another collection.
    dataOf(await grant(role, { name: 'orders', dataSourceKey: 'main', actions: [{ name: 'view' }] }));
    expect((await as(user, 'shop', at('orders:list?appends=customer'))).status).toBe(403);
    dataOf(await grant(role, { name: 'customers', dataSourceKey: 'shop', actions: [{ name: 'view' }] }));
    expect(dataOf(await as(user, 'shop', at('orders:list?appends=customer')))).toMatchObject([{ customer: { name: 'Ann' } }]);
  });

  test('are listed, shown and taken back by source and collection', async () => {
    const { role, user } = await member(allOf('main'), { name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view' }] });
    const entries = async (search: string): Promise<unknown[]> =>
      dataOf<{ dataSourceKey: string; actions: unknown[] }[]>(await root('GET', `roles/${role}/dataSourceResources:list${search}`)).map(
        ({ dataSourceKey, actions }) => [dataSourceKey, actions.length],
      );
    expect(await entries('')).toEqual([
      ['main', 5],
      ['shop', 1],
    ]);
    expect(await entries('?dataSourceKey=shop')).toEqual([['shop', 1]]);
    expect(await entries('?filter={"dataSourceKey":"main"}')).toEqual([['main', 5]]);
    const one = `roles/${role}/dataSourceResources:get`;
    expect(dataOf(await root('GET', `${one}/orders`))).toMatchObject({ dataSourceKey: 'main' });
    expect(dataOf(await root('GET', `${one}?filter={"dataSourceKey":"shop","name":"orders"}`))).toMatchObject({ dataSourceKey: 'shop' });
    expect(dataOf(await root('GET', `roles/${role}/collections:listGrantable?dataSourceKey=shop`))).toMatchObject([
      { name: 'customers', actions: null },
      { name: 'orders', actions: [{ name: 'view' }] },
    ]);
    expect(dataOf(await root('GET', `roles/${role}/dataSourcesCollections:list?filter[dataSourceKey]=shop`))).toMatchObject([
      { name: 'orders', usingConfig: 'resourceAction' },
      { name: 'customers', usingConfig: 'strategy' },
    ]);
    expect(dataOf(await root('GET', `roles/${role}/collections:get/orders?dataSourceKey=shop`))).toMatchObject({ ownable: false });
    const check = await server.api('GET', 'roles:check', { token: user.token });
    expect(check.body).toMatchObject({
      data: { resources: ['orders'] },
      meta: { dataSources: { shop: { resources: ['orders'], strategy: { actions: [] }, actions: { 'orders:view': { filter: {} } } } } },
    });
    expect(dataOf(await root('POST', `roles/${role}/dataSourceResources:destroy/orders?dataSourceKey=shop`))).toBe(1);
    expect(await entries('')).toEqual([['main', 5]]);
    expect(codeOf(await as(user, 'shop', at('orders:list')))).toBe('ACTION_DENIED');
  });

  test('decide which collections of a source a page is told of', async () => {
    const { user } = await member({ name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view', fields: ['title', 'customer'] }] });
    const told = async (search: string): Promise<unknown> =>
      dataOf<{ name: string; fields: { name: string; target?: string }[] }[]>(
        await as(user, 'main', at(`collections:listAccessible${search}`)),
      ).map(({ name, fields }) => [name, ...fields.map((field) => [field.name, field.target])]);
    // The name of what a relation leads to is told to those who may see it.
    expect(await told('?dataSourceKey=shop')).toEqual([['orders', ['id', undefined], ['title', undefined], ['customer', undefined]]]);
    expect(await told('')).not.toContainEqual(expect.arrayContaining(['orders']));
    expect(codeOf(await as(user, 'main', at('collections:listAccessible?dataSourceKey=none')))).toBe('DATA_SOURCE_NOT_FOUND');
  });

  test('may be given for all collections of a source at once', async () => {
    const { role, user } = await member();
    const place = `dataSources/shop/roles:update?filterByTk=${role}`;
    expect(dataOf(await root('GET', `dataSources/shop/roles:get?filterByTk=${role}`))).toEqual({
      roleName: role,
      dataSourceKey: 'shop',
      strategy: { actions: [] },
    });
    expect(dataOf(await root('POST', place, { strategy: { actions: ['view', 'update:own'] } }))).toMatchObject({
      strategy: { actions: ['view', 'update:own'] },
    });
    expect((await as(user, 'shop', at('orders:list?appends=customer'))).status).toBe(200);
    // Nobody owns rows there.
    expect((await as(user, 'shop', ['', 'POST', 'orders:update/1', { title: 'x' }])).status).toBe(403);
    expect((await as(user, 'main', at('orders:list'))).status).toBe(403);
    expect((await server.api('GET', 'roles:check', { token: user.token })).body).toMatchObject({
      data: { strategy: { actions: [] } },
      meta: { dataSources: { shop: { strategy: { actions: ['view', 'update:own'] } } } },
    });
    dataOf(await root('POST', place, { strategy: { actions: [] } }));
    expect((await as(user, 'shop', at('orders:list'))).status).toBe(403);
    expect(codeOf(await root('POST', 'dataSources/shop/roles:update?filterByTk=root', { strategy: { actions: [] } }))).toBe(
      'RECORD_PROTECTED',
    );
    expect(codeOf(await root('POST', place, { strategy: { actions: ['fly'] } }))).toBe('VALUE_INVALID');
    expect(codeOf(await root('GET', `dataSources/none/roles:get?filterByTk=${role}`))).toBe('DATA_SOURCE_NOT_FOUND');
    const inMain = `dataSources/main/roles:update?filterByTk=${role}`;
    dataOf(await root('POST', inMain, { strategy: { actions: ['view'] } }));
    expect(dataOf(await root('GET', `roles:get/${role}`))).toMatchObject({ strategy: { actions: ['view'] } });
    expect((await as(user, 'main', at('orders:list'))).status).toBe(200);
  });

  test('have scopes of their own', async () => {
    const open = { name: 'open', resourceName: 'orders', scope: { secret: 'x' } };
    const places = 'dataSources/shop/rolesResourcesScopes';
    const { id: scopeId } = dataOf<{ id: number }>(await root('POST', `${places}:create`, open));
    const { role, user } = await member({ name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view', scopeId }] });
    expect(dataOf(await as(user, 'shop', at('orders:list?fields=id')))).toEqual([{ id: 1 }]);
    // The field is none of main's orders, nor is the scope.
    expect(codeOf(await root('POST', 'rolesResourcesScopes:create', open))).toBe('FIELD_UNKNOWN');
    expect(codeOf(await grant(role, { name: 'orders', actions: [{ name: 'view', scopeId }] }))).toBe('VALUE_INVALID');
    const keys = async (dataSource: string): Promise<string[]> =>
      dataOf<{ name: string }[]>(await root('GET', `dataSources/${dataSource}/rolesResourcesScopes:list?sort=id`)).map(({ name }) => name);
    expect([await keys('shop'), await keys('main')]).toEqual([
      ['All records', 'Own records', 'open'],
      ['All records', 'Own records'],
    ]);
    expect(codeOf(await root('POST', `dataSources/main/rolesResourcesScopes:destroy/${scopeId}`))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await root('POST', `${places}:update/${scopeId}`, { dataSource: 'main' }))).toBe('FIELD_READ_ONLY');
    expect(codeOf(await root('POST', `${places}:create`, { ...open, dataSource: 'main' }))).toBe('VALUE_INVALID');
    expect(codeOf(await root('POST', 'rolesResourcesScopes:create', { ...open, dataSource: 'none' }))).toBe('DATA_SOURCE_NOT_FOUND');
    dataOf(await root('POST', `${places}:update/${scopeId}`, { scope: { secret: 'y' } }));
    expect(dataOf(await as(user, 'shop', at('orders:list?fields=id')))).toEqual([{ id: 2 }]);
    expect(codeOf(await root('POST', `${places}:destroy/${scopeId}`))).toBe('FOREIGN_KEY_CONFLICT');
  });

  test('wait while a source is away, and are as before when it is back', async () => {
    const user = holders.shop;
    unmountSource(server, 'shop');
    expect(codeOf(await as(user, 'shop', at('orders:list')))).toBe('DATA_SOURCE_NOT_FOUND');
    expect((await server.api('GET', 'roles:check', { token: user.token })).body).toMatchObject({ meta: { dataSources: {} } });
    // A change of main's collections cleans up after those that are gone there.
    await createCollection(server);
    await mountSource(server, { key: 'shop', config: shop.config, collections: [] });
    expect(codeOf(await as(user, 'shop', at('orders:list')))).toBe('RESOURCE_NOT_FOUND');
    await mount();
    expect((await as(user, 'shop', at('orders:list'))).status).toBe(200);
  });

  test('go with the source for good, so that another one of its key begins with none', async () => {
    const { user, role } = await member(allOf('shop'), allOf('main'));
    dataOf(await root('POST', `dataSources/shop/roles:update?filterByTk=${role}`, { strategy: { actions: ['view'] } }));
    const { source, recordHooks } = server.platform;
    // What the plugin data-sources does when a source is removed.
    const collection = { ...source.schema.get('roles'), name: 'dataSources' };
    await source.transaction((transaction) =>
      recordHooks.run('afterDestroy', { collection, principal: SYSTEM, transaction, keys: ['shop'] }),
    );
    for (const path of ['orders:list', 'customers:list']) {
      expect([path, codeOf(await as(user, 'shop', at(path)))]).toEqual([path, 'ACTION_DENIED']);
    }
    expect((await as(user, 'main', at('orders:list'))).status).toBe(200);
    expect(dataOf(await root('GET', `roles/${role}/dataSourceResources:list`))).toHaveLength(1);
  });
});
