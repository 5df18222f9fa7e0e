import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { blockAddress } from './contract';
import { BlockPage, type Call } from './testing/block-page';

eachDatabase('what a block may do on %s', (dialect) => {
  let server: TestServer;
  let page: BlockPage;
  let viewer: string;
  /** As the viewer, and as root, through a block that may see two fields of orders. */
  let block: Call;
  let blockOfRoot: Call;
  /** As root, through a block that may write one field of orders. */
  let writer: Call;
  let restApi: number;

  const asRoot: Call = (method, path, options) => server.api(method, path, { token: server.root.token, ...options });

  beforeAll(async () => {
    const plugins = ['api-keys', 'rest-v1', 'oauth2', 'rest-apis', 'import-export', 'pages', 'js-blocks'];
    server = await startTestServer({ dialect, plugins });
    await createCollection(server, { name: 'customers', fields: [{ name: 'name', type: 'string' }] });
    await createCollection(server, {
      name: 'orders',
      fields: [
        { name: 'total', type: 'integer' },
        { name: 'margin', type: 'integer' },
        { name: 'customer', type: 'belongsTo', target: 'customers' },
      ],
    });
    dataOf(await asRoot('POST', 'customers:create', { body: { name: 'Ann' } }));
    for (const total of [1, 2, 3]) dataOf(await asRoot('POST', 'orders:create', { body: { total, margin: total, customer: { id: 1 } } }));
    const role = await createRole(server, { grants: [{ collection: 'orders' }, { collection: 'customers' }] });
    const query = { name: 'sums', kind: 'sql', sql: 'SELECT SUM(margin) AS margin FROM orders', roles: [role] };
    dataOf(await asRoot('POST', 'namedQueries:create', { body: query }));
    dataOf(await asRoot('POST', 'namedQueries:create', { body: { ...query, name: 'others' } }));
    restApi = dataOf<{ id: number }>(await asRoot('POST', 'restApis:create', { body: { name: 'Shop' } })).id;
    viewer = (await createUser(server, { roles: [role] })).token;
    page = await BlockPage.create(server);
    const revision = await page.show(
      { key: 'b', grants: { collections: [{ resource: 'orders', actions: ['view'], fields: ['id', 'total'] }], queries: ['sums'] } },
      { key: 'none' },
      { key: 'writes', grants: { collections: [{ resource: 'orders', actions: ['create', 'update'], fields: ['total'] }] } },
    );
    writer = page.caller('writes', { revision });
    block = page.caller('b', { revision, token: viewer });
    blockOfRoot = page.caller('b', { revision });
  });
  afterAll(() => server.close());

  const filter = (condition: unknown): string => encodeURIComponent(JSON.stringify(condition));
  const isRefused = ({ status }: ApiAnswer): boolean => status === 403;

  it('is to see what it was given, as far as its viewer may', async () => {
    for (const call of [block, blockOfRoot]) {
      const rows = dataOf<Record<string, unknown>[]>(await call('GET', 'orders:list?sort=id'));
      expect(rows).toHaveLength(3);
      expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(['createdAt', 'id', 'total', 'updatedAt']);
    }
    const stranger = (await createUser(server, { roles: [await createRole(server)] })).token;
    expect(isRefused(await block('GET', 'orders:list', { token: stranger }))).toBe(true);
  });

  it.each([
    ['a field', 'orders:list?fields=margin'],
    ['another collection', 'customers:list'],
    ['a relation', 'orders:list?appends=customer'],
    ['a record below', 'orders/1/customer:get'],
    ['a filter', `orders:list?filter=${encodeURIComponent('{"margin":1}')}`],
    ['a filter along a relation', `orders:list?filter=${encodeURIComponent('{"customer.name":"Ann"}')}`],
    ['an order', 'orders:list?sort=margin'],
    ['an export of a field', 'orders:export?fields=margin'],
    ['an export of another collection', 'customers:export'],
    ['rows over REST', '/api/rest/v1/orders?select=margin'],
    ['a condition over REST', '/api/rest/v1/orders?margin=eq.1'],
    ['another collection over REST', '/api/rest/v1/customers'],
    ['users', 'users:list'],
    ['roles', 'roles:list'],
    ['plugins', 'pm:list'],
    ['keys', 'apiKeys:list'],
    ['its own page', 'uiPages:menu'],
    ['what is open to everybody', 'app:boot'],
    ['the documentation', 'swagger:get'],
    ['secrets', 'jsSecrets:list'],
    ['another query', 'namedQueries:run?filterByTk=others'],
    ['the list of queries', 'namedQueries:list'],
  ])('is not to read %s, whoever looks at it', async (_what, path) => {
    for (const call of [block, blockOfRoot]) expect([403, 404]).toContain((await call('GET', path)).status);
    expect((await asRoot('GET', path)).status).toBe(200);
  });

  it('is not to hear what happens', async () => {
    for (const call of [block, blockOfRoot]) expect((await call('GET', '__events')).status).toBe(403);
  });

  it('is not to calculate with what it may not see', async () => {
    const aggregate = { measures: [{ field: 'margin', aggregation: 'sum', alias: 'sum' }] };
    expect(dataOf(await asRoot('POST', 'orders:query', { body: aggregate }))).toHaveLength(1);
    for (const call of [block, blockOfRoot]) {
      expect(isRefused(await call('POST', 'orders:query', { body: aggregate }))).toBe(true);
      const seen = { measures: [{ field: 'total', aggregation: 'sum', alias: 'sum' }] };
      expect(dataOf(await call('POST', 'orders:query', { body: seen }))).toEqual([{ sum: 6 }]);
    }
  });

  it('holds behind OData as well', async () => {
    const at = (rest: string): string => `/oauth/get/main/_/${rest}&apiId=${restApi}`;
    const own = await asRoot('GET', at('orders?$select=total,margin'));
    const told = await blockOfRoot('GET', at('orders?$select=margin'));
    expect([own.status, told.status]).toEqual([200, 403]);
    expect((await blockOfRoot('GET', at('orders?$filter=margin eq 1'))).status).toBe(403);
    expect((await blockOfRoot('GET', at('customers?$top=1'))).status).toBe(403);
    expect((await blockOfRoot('GET', at('orders?$select=total'))).status).toBe(200);
  });

  it('is to run the queries it was given, with the rights of its viewer', async () => {
    expect(dataOf(await block('POST', 'namedQueries:run?filterByTk=sums', { body: {} }))).toEqual([{ margin: 6 }]);
    expect(dataOf(await blockOfRoot('POST', 'namedQueries:run?filterByTk=sums', { body: {} }))).toEqual([{ margin: 6 }]);
    const stranger = (await createUser(server, { roles: [await createRole(server)] })).token;
    expect(isRefused(await block('POST', 'namedQueries:run?filterByTk=sums', { body: {}, token: stranger }))).toBe(true);
  });

  it('is to write nothing it was not given, also when an administrator looks at it', async () => {
    const before = JSON.stringify(dataOf(await asRoot('GET', 'orders:list?fields=id,total,margin&sort=id')));
    const attempts: readonly (readonly [string, unknown?])[] = [
      ['orders:create', { total: 9 }],
      [`orders:update?filter=${filter({ id: 1 })}`, { total: 9 }],
      ['orders:update?filterByTk=1', { total: 9 }],
      ['orders:destroy?filterByTk=1'],
      ['orders/1/customer:set', 1],
      ['orders:updateOrCreate', { filterKeys: ['total'], values: { total: 9 } }],
      ['orders:firstOrCreate', { filterKeys: ['total'], values: { total: 9 } }],
      ['users:create', { username: 'evil', password: 'evil-password' }],
      ['users/1/roles:add', ['root']],
      ['roles:create', { name: 'evil' }],
      ['apiKeys:create', { name: 'evil', role: { name: 'root' }, expiresIn: '30d' }],
      ['auth:signIn', { account: 'root', password: server.root.password }],
      ['auth:signOut', {}],
      ['auth:changePassword', { oldPassword: server.root.password, newPassword: 'another-password', confirmPassword: 'another-password' }],
      ['collections:create', { name: 'evil', fields: [] }],
      ['uiPages:saveDraft', {}],
      ['pm:disable?filterByTk=api-keys'],
      ['jsSecrets:create', { name: 'evil', value: 'x' }],
      ['jsBlocks:ticket', { ...page.address('b'), revision: null, secret: 'x' }],
      ['jsStorage:set', { ...page.address('b'), revision: null, key: 'x', value: 1 }],
    ];
    for (const [path, body] of attempts) {
      const { status } = await blockOfRoot('POST', path, body === undefined ? {} : { body });
      expect([path, [403, 404].includes(status)]).toEqual([path, true]);
    }
    const csv = { headers: { 'content-type': 'text/csv' }, body: 'total\n9' };
    expect((await blockOfRoot('POST', 'orders:import?mode=commit', csv)).status).toBe(403);
    expect((await blockOfRoot('POST', '/api/rest/v1/orders', { body: { total: 9 } })).status).toBe(403);
    expect((await blockOfRoot('DELETE', '/api/rest/v1/orders?id=eq.1')).status).toBe(403);
    expect(JSON.stringify(dataOf(await asRoot('GET', 'orders:list?fields=id,total,margin&sort=id')))).toBe(before);
    expect((await asRoot('GET', 'users:list')).status).toBe(200);
  });

  it('is to write what it was given, and to learn nothing by it', async () => {
    const created = dataOf<Record<string, unknown>>(await writer('POST', 'orders:create', { body: { total: 50 } }));
    expect(created).not.toHaveProperty('margin');
    const id = String(created['id']);
    for (const [path, body] of [
      ['orders:create', { total: 1, margin: 1 }],
      ['orders:create', { total: 1, customer: { name: 'New' } }],
      ['orders:create', { total: 1, customer: { id: 1 } }],
      [`orders:update?filterByTk=${id}`, { margin: 1 }],
      [`orders:update?filter=${filter({ margin: 1 })}`, { total: 1 }],
      [`orders:destroy?filterByTk=${id}`, undefined],
    ] as const) {
      expect([path, (await writer('POST', path, body === undefined ? {} : { body })).status]).toEqual([path, 403]);
    }
    expect((await writer('GET', 'orders:list')).status).toBe(403);
    dataOf(await asRoot('POST', `orders:destroy?filterByTk=${id}`));
    expect(dataOf(await asRoot('GET', 'customers:list'))).toHaveLength(1);
  });

  it('is to change nothing in a call that is for reading, by whichever door', async () => {
    const reads = { headers: { 'x-narrowing': `js-block ${blockAddress(page.address('writes', 1))} reads` } };
    const before = JSON.stringify(dataOf(await asRoot('GET', 'orders:list?sort=id')));
    for (const [path, action] of [
      ['orders:create', 'create'],
      ['orders:update?filterByTk=1', 'update'],
    ] as const) {
      const answer = await asRoot('POST', path, { body: { total: 9 }, ...reads });
      const [fault] = (answer.body as { errors: readonly object[] }).errors;
      expect(fault).toMatchObject({ code: 'CALL_READS_ONLY', details: { resource: 'orders', action } });
    }
    const rest = await asRoot('POST', '/api/rest/v1/orders', { body: { total: 9 }, ...reads });
    expect([rest.status, rest.headers.get('x-js-block-write')]).toEqual([403, 'orders:create']);
    // What it may not do at all is said as ever.
    expect(codeOf(await asRoot('POST', 'orders:destroy?filterByTk=1', reads))).toBe('ACTION_DENIED');
    expect(JSON.stringify(dataOf(await asRoot('GET', 'orders:list?sort=id')))).toBe(before);
    const seen = { measures: [{ field: 'total', aggregation: 'sum', alias: 'sum' }] };
    const view = { headers: { 'x-narrowing': `js-block ${blockAddress(page.address('b', 1))} reads` } };
    expect(dataOf(await asRoot('POST', 'orders:query', { body: seen, ...view }))).toEqual([{ sum: 6 }]);
    expect(dataOf(await asRoot('POST', 'namedQueries:run?filterByTk=sums', { body: {}, ...view }))).toEqual([{ margin: 6 }]);
  });

  it('is what its key may do, when it calls with one', async () => {
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: [{ name: 'view', fields: ['total'] }] }] });
    dataOf(await asRoot('POST', 'users/1/roles:add', { body: [role] }));
    const key = await createApiKey(server, { role });
    const [first] = dataOf<Record<string, unknown>[]>(await block('GET', 'orders:list', { token: key.token }));
    expect(Object.keys(first ?? {}).toSorted()).toEqual(['createdAt', 'id', 'total', 'updatedAt']);
    expect((await block('GET', 'customers:list', { token: key.token })).status).toBe(403);
    const whole = await createApiKey(server, { role: 'root' });
    expect((await block('GET', 'customers:list', { token: whole.token })).status).toBe(403);
  });

  it('is nothing for who has no grants, and nobody for who has no address', async () => {
    const revision = 1;
    expect((await page.caller('none', { revision })('GET', 'orders:list')).status).toBe(403);
    for (const [name, at] of [
      ['nothing', revision],
      ['b', 7],
    ] as const) {
      const answer = await page.caller(name, { revision: at })('GET', 'orders:list');
      expect([answer.status, codeOf(answer)]).toEqual([401, 'NARROWING_UNKNOWN']);
      expect((await page.caller(name, { revision: at })('POST', 'auth:signIn', { body: {} })).status).toBe(403);
    }
    for (const said of ['js-block', 'js-block x', `js-block ${page.uid}/b`, `other ${page.uid}/b@1`, 'js-block ../b@1']) {
      expect((await asRoot('GET', 'orders:list', { headers: { 'x-narrowing': said } })).status).toBe(401);
    }
  });
});
