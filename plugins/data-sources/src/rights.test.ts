import {
  type ExternalDatabase,
  type TestServer,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { SHOP, addShop, asRoot } from './testing/shop';

eachDatabase('rights on adopted tables on %s', (dialect) => {
  let server: TestServer;
  let external: ExternalDatabase;
  let token: string;
  beforeAll(async () => {
    [server, external] = await Promise.all([startTestServer({ dialect, plugins: ['rest-v1'] }), createExternalDatabase(dialect)]);
    await external.run(SHOP);
    await addShop(server, external);
    const root = asRoot(server);
    const scope = { name: 'open', resourceName: 'orders', scope: { status: 'open' } };
    const { id } = dataOf<{ id: number }>(await root('dataSources/shop/rolesResourcesScopes:create', scope));
    const role = await createRole(server);
    const grant = (name: string, actions: object[]) =>
      root(`roles/${role}/dataSourceResources:create`, { name, dataSourceKey: 'shop', actions });
    dataOf(
      await grant(
        'orders',
        ['view', 'update', 'destroy'].map((name) => ({ name, scopeId: id, fields: ['status', 'customer_id', 'customer'] })),
      ),
    );
    dataOf(await grant('Customer_List', [{ name: 'view', fields: ['Name', 'credit_limit'] }]));
    token = (await createUser(server, { roles: [role] })).token;
  });
  afterAll(async () => {
    await server.close();
    await external.remove();
  });
  const ask = async (path: string, method = 'GET', body?: unknown): Promise<readonly [number, unknown]> => {
    const headers = { 'x-data-source': 'shop', ...(path.startsWith('/') ? { prefer: 'return=representation' } : {}) };
    const answer = await server.api(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
    return [answer.status, path.startsWith('/') ? answer.body : (answer.body as { data?: unknown }).data];
  };
  const OPEN = [
    { order_no: 1, customer_id: 1, status: 'open' },
    { order_no: 3, customer_id: 2, status: 'open' },
  ];

  it('limit rows and fields of lists, whatever is asked for', async () => {
    expect(await ask('orders:list?sort=order_no')).toEqual([200, OPEN]);
    expect(await ask('orders:get/2')).toEqual([404, undefined]);
    expect(await ask('/api/rest/v1/orders?order=order_no')).toEqual([200, OPEN]);
    expect(await ask('/api/rest/v1/orders?order_no=eq.2')).toEqual([200, []]);
  });

  it.each([
    ['a field that is shown', 'orders:list?fields=total', '/api/rest/v1/orders?select=total'],
    ['a filter', `orders:list?filter=${encodeURIComponent('{"total":10}')}`, '/api/rest/v1/orders?total=eq.10'],
    [
      'a filter along a relation',
      `orders:list?filter=${encodeURIComponent('{"customer.secret":"s1"}')}`,
      '/api/rest/v1/orders?select=order_no,customer(secret)',
    ],
    ['an order', 'orders:list?sort=total', '/api/rest/v1/orders?order=total'],
    ['an order along a relation', 'orders:list?sort=customer.secret', '/api/rest/v1/orders?order=customer(secret)'],
    ['a relation', 'Customer_List:list?appends=orders', '/api/rest/v1/Customer_List?select=orders(order_no)'],
    ['another table', 'totals:list', '/api/rest/v1/totals'],
  ])('refuse %s that is not theirs', async (_what, action, rest) => {
    expect([(await ask(action))[0], (await ask(rest))[0]]).toEqual([403, 403]);
  });

  it('follow relations only to what may be seen there', async () => {
    const ann = { Customer_ID: 1, Name: 'Ann', credit_limit: 7 };
    expect(await ask('orders:list?appends=customer&fields=order_no&sort=order_no&pageSize=1')).toEqual([
      200,
      [{ order_no: 1, customer: ann }],
    ]);
    expect(await ask('/api/rest/v1/orders?select=order_no,customer(*)&order=order_no&limit=1')).toEqual([
      200,
      [{ order_no: 1, customer: ann }],
    ]);
    const filter = encodeURIComponent('{"customer.Name":"Ann"}');
    expect(await ask(`orders:list?filter=${filter}`)).toEqual([200, OPEN.slice(0, 1)]);
  });

  it('count and aggregate only what may be seen', async () => {
    const count = { aggregation: 'count', alias: 'n' };
    expect(await ask('orders:query', 'POST', { measures: [count] })).toEqual([200, [{ n: 2 }]]);
    expect((await ask('orders:query', 'POST', { measures: [{ field: ['total'], aggregation: 'sum', alias: 's' }] }))[0]).toBe(403);
    expect((await ask('orders:query', 'POST', { measures: [count], dimensions: [{ field: ['customer', 'secret'], alias: 'd' }] }))[0]).toBe(
      403,
    );
  });

  it('keep writes from other rows and fields', async () => {
    expect((await ask('orders:update?filterByTk=2', 'POST', { status: 'open' }))[0]).toBe(404);
    expect((await ask('orders:update?filterByTk=1', 'POST', { total: 1 }))[0]).toBe(403);
    expect((await ask('orders:create', 'POST', { order_no: 9, total: 1 }))[0]).toBe(403);
    expect((await ask('orders:destroy?filterByTk=2', 'POST', {}))[0]).toBe(404);
    expect(await ask('/api/rest/v1/orders?order_no=eq.2', 'PATCH', { status: 'open' })).toEqual([200, []]);
    expect((await ask('/api/rest/v1/orders?order_no=eq.1', 'PATCH', { total: 1 }))[0]).toBe(403);
    expect(await ask('/api/rest/v1/orders?order_no=eq.2', 'DELETE')).toEqual([200, []]);
    expect(await external.run('SELECT total FROM orders ORDER BY "order no"')).toEqual([{ total: 10 }, { total: 20 }, { total: 30 }]);
  });
});
