import { setTimeout as wait } from 'node:timers/promises';
import { type ExternalDatabase, type TestServer, createExternalDatabase, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

/** Longer than processes are promised to need, so that a busy machine fails nothing. */
const PATIENCE = 40_000;

const SHOP = `
  CREATE TABLE orders ("order no" INTEGER PRIMARY KEY, total INTEGER NOT NULL, status VARCHAR(10) DEFAULT 'open');
  CREATE VIEW totals AS SELECT status, sum(total) AS total FROM orders GROUP BY status;
  INSERT INTO orders VALUES (1, 10, 'open'), (2, 20, 'done')`;

eachDatabase('beside main on %s', (dialect) => {
  let one: TestServer;
  let two: TestServer;
  let external: ExternalDatabase;

  beforeAll(async () => {
    external = await createExternalDatabase('sqlite');
    await external.run(SHOP);
    one = await startTestServer({ dialect, plugins: ['rest-apis'] });
    const { token } = one.root;
    const source = { key: 'shop', type: 'sqlite', options: { storage: external.config.storage } };
    dataOf(await one.api('POST', 'dataSources:create', { token, body: source }));
    const tables = ['orders', { table: 'totals', filterTargetKey: 'status' }];
    dataOf(await one.api('POST', 'dataSources:loadTables', { token, body: { dataSourceKey: 'shop', tables } }));
    two = await startTestServer({ storage: one.storage, env: { INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
    await external.remove();
  });

  const call = (server: TestServer, request: `${string} ${string}`, body?: unknown) => {
    const mark = request.indexOf(' ');
    return server.api(request.slice(0, mark), `/oauth/${request.slice(mark + 1)}`, {
      token: server.root.token,
      ...(body === undefined ? {} : { body }),
    });
  };

  async function eventually(ask: () => Promise<number>, status: number): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && (await ask()) !== status) await wait(50);
    expect(await ask()).toBe(status);
  }

  test('tables and views of another database are served, here at once and soon by other processes', async () => {
    expect((await call(one, 'GET get/shop/_/orders')).status).toBe(404);
    const { token } = one.root;
    const { id } = dataOf<{ id: number }>(
      await one.api('POST', 'restApis:create', { token, body: { name: 'Their shop', dataSource: 'shop' } }),
    );
    expect((await call(one, 'GET get/shop/_/orders?$orderby=order_no')).body).toEqual([
      { order_no: 1, total: 10, status: 'open' },
      { order_no: 2, total: 20, status: 'done' },
    ]);
    expect(await call(one, 'POST insert/their-shop/_/orders', { order_no: 3, total: 5 })).toMatchObject({ status: 200, body: 1 });
    expect(await call(one, 'PUT update/shop/_/orders', { order_no: 3, total: 6 })).toMatchObject({ status: 200, body: 1 });
    expect(await external.run('SELECT total, status FROM orders WHERE "order no" = 3')).toEqual([{ total: 6, status: 'open' }]);
    expect((await call(one, "GET get/shop/_/totals?$filter=status eq 'open'")).body).toEqual([{ status: 'open', total: '16' }]);
    expect((await call(one, 'PUT update/shop/_/totals', { status: 'open', total: 1 })).status).toBe(400);
    expect((await call(one, 'DELETE delete/shop/_/totals/open')).status).toBe(400);
    expect((await call(one, 'GET coldatainfo/shop/_/orders/status')).body).toMatchObject({
      nativeType: expect.stringMatching(/varchar/i),
      hasDefault: true,
    });
    await eventually(async () => (await call(two, 'GET get/shop/_/orders')).status, 200);
    dataOf(await one.api('POST', `restApis:update?filterByTk=${id}`, { token, body: { enabled: false } }));
    expect((await call(one, 'GET get/shop/_/orders')).status).toBe(404);
    await eventually(async () => (await call(two, 'GET get/shop/_/orders')).status, 404);
  });
});
