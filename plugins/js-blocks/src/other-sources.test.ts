import {
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createCollection,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { type BlockGrants, blockAddress } from './contract';
import { BlockPage, type Call } from './testing/block-page';

const TABLES = `
  CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER, margin INTEGER);
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(20));
  INSERT INTO orders VALUES (1, 10, 4), (2, 20, 8);
  INSERT INTO customers VALUES (1, 'Ann')`;

const IN_SHOP = { headers: { 'x-data-source': 'shop' } };

eachDatabase('blocks and other data sources on %s', (dialect) => {
  let server: TestServer;
  let external: ExternalDatabase;
  /** May see orders of the shop, and nothing in `main`. */
  let author: string;

  beforeAll(async () => {
    const plugins = ['pages', 'js-blocks', 'data-sources', 'rest-v1', 'import-export'];
    [server, external] = await Promise.all([startTestServer({ dialect, plugins }), createExternalDatabase('sqlite')]);
    await external.run(TABLES);
    const { config } = external;
    const options = { storage: config.dialect === 'sqlite' ? config.storage : undefined };
    dataOf(await asRoot('POST', 'dataSources:create', { body: { key: 'shop', displayName: 'Shop', type: 'sqlite', options } }));
    dataOf(await asRoot('POST', 'dataSources:loadTables', { body: { dataSourceKey: 'shop', tables: ['orders', 'customers'] } }));
    await createCollection(server, { name: 'orders', fields: [{ name: 'total', type: 'integer' }] });
    dataOf(await asRoot('POST', 'orders:create', { body: { total: 1 } }));
    const role = await createRole(server, { snippets: ['pm.pages'] });
    const right = { name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view' }] };
    dataOf(await asRoot('POST', `roles/${role}/dataSourceResources:create`, { body: right }));
    author = (await createUser(server, { roles: [role] })).token;
  });
  afterAll(async () => {
    await server.close();
    await external.remove();
  });

  const asRoot: Call = (method, path, options) => server.api(method, path, { token: server.root.token, ...options });
  const granted = (resource: string, fields?: readonly string[]): BlockGrants => ({
    collections: [{ resource, actions: ['view'], ...(fields === undefined ? {} : { fields }) }],
  });

  it('a right names its data source, and holds nowhere else', async () => {
    const page = await BlockPage.create(server);
    const revision = await page.show(
      { key: 'b-shop', grants: granted('shop/orders', ['id', 'total']) },
      { key: 'b-main', grants: granted('orders') },
    );
    const inShop = page.caller('b-shop', { revision });
    const inMain = page.caller('b-main', { revision });
    expect(dataOf(await inShop('GET', 'orders:list?sort=id', IN_SHOP))).toEqual([
      { id: 1, total: 10 },
      { id: 2, total: 20 },
    ]);
    expect((await inShop('GET', 'orders:list')).status).toBe(403);
    expect((await inMain('GET', 'orders:list')).status).toBe(200);
    expect((await inMain('GET', 'orders:list', IN_SHOP)).status).toBe(403);
  });

  it.each<[string, string, string, object?]>([
    ['another collection of the source', 'GET', 'customers:list'],
    ['a field it was not given', 'GET', 'orders:list?fields=margin'],
    ['a filter by such a field', 'GET', `orders:list?filter=${encodeURIComponent('{"margin":4}')}`],
    ['a sort by such a field', 'GET', 'orders:list?sort=margin'],
    ['a sum over such a field', 'POST', 'orders:query', { measures: [{ aggregation: 'sum', field: 'margin', alias: 'n' }] }],
    ['a change', 'POST', 'orders:update/1', { total: 0 }],
    ['a removal', 'POST', 'orders:destroy/1'],
    ['an export of what it was not given', 'POST', 'customers:export', { format: 'csv' }],
  ])('a block does not get %s', async (_what, ...[method, path, body]) => {
    const page = await BlockPage.create(server);
    const revision = await page.show({ key: 'b', grants: granted('shop/orders', ['id', 'total']) });
    const answer = await page.caller('b', { revision })(method, path, { ...IN_SHOP, ...(body === undefined ? {} : { body }) });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toMatch(/Ann|"margin":4/);
    expect(await external.run('SELECT total FROM orders ORDER BY id')).toEqual([{ total: 10 }, { total: 20 }]);
  });

  it('says of a change nobody has pressed for where it would be', async () => {
    const page = await BlockPage.create(server);
    const revision = await page.show({ key: 'b', grants: { collections: [{ resource: 'shop/orders', actions: ['view', 'update'] }] } });
    const reads = { 'x-narrowing': `js-block ${blockAddress(page.address('b', revision))} reads` };
    const answer = await asRoot('POST', 'orders:update/1', { body: { total: 0 }, headers: { ...reads, ...IN_SHOP.headers } });
    expect([answer.status, codeOf(answer), answer.headers.get('x-js-block-write')]).toEqual([403, 'CALL_READS_ONLY', 'shop/orders:update']);
    expect(await external.run('SELECT total FROM orders ORDER BY id')).toEqual([{ total: 10 }, { total: 20 }]);
  });

  it('is given by those who have it in that source', async () => {
    const page = await BlockPage.create(server);
    dataOf(await page.draft([{ key: 'b', grants: granted('shop/orders') }], author));
    dataOf(await page.publish(author));
    for (const resource of ['orders', 'shop/customers']) {
      dataOf(await page.draft([{ key: 'b', grants: granted(resource) }], author));
      expect((await page.publish(author)).status).toBe(403);
    }
    const unknown = await page.draft([{ key: 'b', grants: granted('shop/nothing') }], author);
    expect([unknown.status, codeOf(unknown)]).toEqual([400, 'DEFINITION_INVALID']);
  });
});
