import { type TestServer, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { BIG, type Rows, makeViews, viewCalls } from './testing/view-world';

eachDatabase('views on %s', (dialect) => {
  let server: TestServer;
  const { get, post, planOf, done, rows } = viewCalls(() => server);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['named-queries', 'api-docs'] });
    await makeViews(done);
  });
  afterAll(() => server.close());

  test('a view is listed, filtered, sorted, paged, counted and found like any collection', async () => {
    expect(await rows('bigOrders:list?sort=-amount')).toEqual([
      { id: 2, title: 'b', amount: '99.99', buyer: 'Bob', customerId: 2 },
      { id: 4, title: 'd', amount: '20.00', buyer: null, customerId: null },
      { id: 1, title: 'a', amount: '10.50', buyer: "Ann's", customerId: 1 },
    ]);
    expect(await rows(`bigOrders:list?filter=${JSON.stringify({ buyer: "Ann's" })}`)).toHaveLength(1);
    expect(await rows('bigOrders:list?pageSize=1&page=2&fields=title')).toEqual([{ title: 'b' }]);
    const listed = await server.api('GET', 'bigOrders:list?pageSize=1', { token: server.root.token });
    expect(listed.body).toMatchObject({ meta: { count: 3 } });
    expect((await get('bigOrders:get?filterByTk=4')).data).toMatchObject({ title: 'd' });
    expect(await get('bigOrders:get?filterByTk=3')).toMatchObject({ status: 404 });
    const measures = { measures: [{ field: 'amount', aggregation: 'sum', alias: 'total' }] };
    expect(await done('bigOrders:query', measures)).toEqual([{ total: '130.49' }]);
  });

  test('groups have sums, averages, extremes and counts, and a key of their own', async () => {
    const found = await rows('sales:list?sort=-total');
    expect(found).toMatchObject([
      { region: 'south', total: '99.99', mean: 2, most: 2, pieces: 2, orders: 1 },
      { region: null, total: '20.00', orders: 1 },
      { region: 'north', total: '11.50', mean: 2.5, most: 4, pieces: 5, orders: 2 },
    ]);
    const key = String(found[2]?.['id']);
    expect((await get(`sales:get?filterByTk=${encodeURIComponent(key)}`)).data).toMatchObject({ region: 'north' });
  });

  test('counts and sums follow what is written to the records behind', async () => {
    const { id } = (await done('orders:create', { title: 'e', amount: '500.00', customer: 2 })) as { id: number };
    const count = async () =>
      ((await server.api('GET', 'bigOrders:list', { token: server.root.token })).body as { meta: { count: number } }).meta.count;
    expect(await count()).toBe(4);
    expect(await rows('sales:list?filter={"region":"south"}')).toMatchObject([{ total: '599.99' }]);
    await done(`orders:destroy?filterByTk=${id}`);
    expect(await count()).toBe(3);
  });

  test.each([
    ['create', 'bigOrders:create', { title: 'x' }],
    ['update', 'bigOrders:update?filterByTk=1', { title: 'x' }],
    ['destroy', 'bigOrders:destroy?filterByTk=1', {}],
    ['firstOrCreate', 'bigOrders:firstOrCreate', { filterKeys: ['title'], values: { title: 'x' } }],
    ['updateOrCreate', 'bigOrders:updateOrCreate', { filterKeys: ['title'], values: { title: 'x' } }],
  ])('%s says that it is a view', async (_action, path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 409, code: 'COLLECTION_READ_ONLY' });
  });

  test('relations lead from views and to them, by columns that are there', async () => {
    await done('collections/bigOrders/fields:create', {
      name: 'customer',
      type: 'belongsTo',
      target: 'customers',
      foreignKey: 'customerId',
    });
    await done('collections/customers/fields:create', { name: 'big', type: 'hasMany', target: 'bigOrders', foreignKey: 'customerId' });
    expect(await rows('bigOrders:list?sort=id&appends=customer&fields=title,customer.name')).toEqual([
      { title: 'a', customer: expect.objectContaining({ name: "Ann's" }) },
      { title: 'b', customer: expect.objectContaining({ name: 'Bob' }) },
      { title: 'd', customer: null },
    ]);
    expect(await rows('customers:list?sort=id&appends=big&filter={"big.title":"b"}')).toMatchObject([
      { name: 'Bob', big: [{ title: 'b' }] },
    ]);
    expect(await rows('customers/1/big:list')).toMatchObject([{ title: 'a' }]);
    expect(await post('customers:update?filterByTk=1', { big: [2] })).toMatchObject({ status: 409, code: 'COLLECTION_READ_ONLY' });
    expect(await post('customers/1/big:create', { title: 'x' })).toMatchObject({ status: 409, code: 'COLLECTION_READ_ONLY' });
    expect(await post('collections/bigOrders/fields:create', { name: 'more', type: 'string' })).toMatchObject({
      code: 'FIELD_CHANGE_UNSUPPORTED',
    });
    expect(await post('collections/bigOrders/fields:destroy?filterByTk=title', {})).toMatchObject({ code: 'FIELD_CHANGE_UNSUPPORTED' });
    const columns = BIG.columns.filter(({ field }) => field !== 'customerId');
    expect(await post('collections:update?filterByTk=bigOrders', { view: { ...BIG, columns } })).toMatchObject({ code: 'FIELD_IN_USE' });
    await done('collections/bigOrders/fields:destroy?filterByTk=customer');
    expect(await post('collections:update?filterByTk=bigOrders', { view: { ...BIG, columns } })).toMatchObject({ code: 'FIELD_IN_USE' });
    await done('collections/customers/fields:destroy?filterByTk=big');
    expect(await rows('bigOrders:list')).toHaveLength(3);
  });

  test('a view is planned, changed and removed like a table, and no record is lost', async () => {
    const plan = await planOf({
      action: 'collections:create',
      values: { name: 'few', view: { collection: 'orders', columns: [{ field: 'title' }] } },
    });
    expect(plan).toMatchObject({ applicable: true, complete: true, losses: [], failures: [] });
    expect(plan.steps.map(({ kind, text }) => [kind, text])).toEqual([['createView', 'Creates the view few']]);
    expect(plan.steps[0]?.statements[0]).toMatch(/^SELECT .*["`]orders["`]/);
    expect(await get('few:list')).toMatchObject({ status: 404 });
    await done('collections:create', { name: 'few', view: { collection: 'orders', columns: [{ field: 'title' }] } });
    await done('collections/few/fields:update?filterByTk=title', { title: 'What' });
    const view = { collection: 'orders', filter: { title: 'a' }, columns: [{ field: 'title' }, { name: 'n', field: 'pieces' }] };
    await done('collections:update?filterByTk=few', { view });
    expect(await rows('few:list')).toEqual([{ id: 1, title: 'a', n: 1 }]);
    expect((await get('collections:get?filterByTk=few')).data).toMatchObject({
      template: 'view',
      view: { collection: 'orders', columns: [{ name: 'id', field: 'id' }, { name: 'title' }, { name: 'n' }] },
      fields: [{ name: 'id' }, { name: 'title', title: 'What' }, { name: 'n', type: 'integer' }],
    });
    const removal = await planOf({ action: 'collections:destroy', collection: 'few' });
    expect(removal).toMatchObject({ losses: [] });
    expect(removal.steps.map(({ kind }) => kind)).toEqual(['dropView']);
    await done('collections:destroy?filterByTk=few');
    expect(await get('few:list')).toMatchObject({ status: 404 });
    expect(await rows('orders:list')).toHaveLength(4);
  });

  test('names that change are followed, types as well', async () => {
    await done('collections:create', {
      name: 'ofSales',
      view: { collection: 'sales', filter: { orders: { $gt: 0 } }, columns: [{ field: 'region' }, { field: 'total' }] },
    });
    await done('collections/customers/fields:update?filterByTk=region', { name: 'area' });
    await done('collections/orders/fields:update?filterByTk=amount', { name: 'price' });
    await done('collections:update?filterByTk=orders', { name: 'purchases' });
    await done('collections/sales/fields:update?filterByTk=total', { name: 'sum' });
    expect((await get('collections:get?filterByTk=bigOrders')).data).toMatchObject({
      view: { collection: 'purchases', filter: { price: { $gte: '10.00' } } },
    });
    expect(await rows('bigOrders:list?sort=id')).toMatchObject([{ amount: '10.50' }, { amount: '99.99' }, { amount: '20.00' }]);
    expect(await rows('sales:list?sort=-sum')).toMatchObject([{ region: 'south', sum: '99.99' }, {}, {}]);
    expect(await rows('ofSales:list?sort=-total')).toMatchObject([{ region: 'south', total: '99.99' }, {}, {}]);
    await done('collections:update?filterByTk=bigOrders', { name: 'large' });
    expect(await rows('large:list')).toHaveLength(3);
    expect(await get('bigOrders:list')).toMatchObject({ status: 404 });
    await done('collections/purchases/fields:update?filterByTk=title', { type: 'text' });
    expect((await get('collections/large/fields:get?filterByTk=title')).data).toMatchObject({ type: 'text' });
    await done('collections/customers/fields:update?filterByTk=area', { name: 'region' });
    await done('collections/purchases/fields:update?filterByTk=price', { name: 'amount' });
    await done('collections:update?filterByTk=purchases', { name: 'orders' });
    await done('collections:update?filterByTk=large', { name: 'bigOrders' });
    await done('collections/sales/fields:update?filterByTk=sum', { name: 'total' });
    await done('collections:destroy?filterByTk=ofSales');
  });

  test('what a view needs cannot be removed; the view is named', async () => {
    const answer = await server.api('POST', 'collections/orders/fields:destroy?filterByTk=customer', {
      token: server.root.token,
      body: {},
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'FIELD_IN_USE', message: expect.stringContaining('"sales"') }] },
    });
    expect(await post('collections/customers/fields:destroy?filterByTk=region', {})).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
    expect(await post('collections:destroy?filterByTk=orders', {})).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
    expect(await post('collections:plan', { action: 'collections:destroy', collection: 'orders' })).toMatchObject({
      status: 409,
      code: 'FIELD_IN_USE',
    });
    expect(await rows('bigOrders:list')).toHaveLength(3);
  });

  test('a view is there again after a restart', async () => {
    await done('collections:create', { name: 'again', view: { collection: 'sales', columns: [{ field: 'region' }] } });
    const other = await startTestServer({ storage: server.storage, env: { INIT_ROOT_PASSWORD: server.root.password } });
    const count = async (name: string) => dataOf<Rows>(await other.api('GET', `${name}:list`, { token: other.root.token })).length;
    expect([await count('bigOrders'), await count('sales'), await count('again')]).toEqual([3, 3, 3]);
    await done('collections:destroy?filterByTk=again');
    await other.close({ keep: true });
  });
});
