import {
  type ApiAnswer,
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createExternalDatabase,
  dataOf,
  mountSource,
  startTestServer,
  testDialects,
  unmountSource,
} from '@mortise/testing';
import { openEvents } from './testing/open-events';
import { SHOP_TABLES, shopCollections } from './testing/second-shop';

type Headers = Readonly<Record<string, string>>;
type Call = readonly [method: string, path: string, body?: unknown, headers?: Headers];
type RestCall = readonly [method: string, path: string, headers?: Headers, body?: unknown];

const PAIRS = testDialects().flatMap((main) => testDialects().map((second) => [second, main] as const));

/** Two databases at once, each with `orders`: whatever is asked of one never touches the other. */
describe.each(PAIRS)('a second data source (%s) beside main (%s)', (second, main) => {
  let server: TestServer;
  let shop: ExternalDatabase;
  const call = (...[method, path, body, headers = {}]: Call): Promise<ApiAnswer> =>
    server.api(method, path, { token: server.root.token, headers, ...(body === undefined ? {} : { body }) });
  const inShop = (...[method, path, body, headers = {}]: Call): Promise<ApiAnswer> =>
    call(method, path, body, { ...headers, 'x-data-source': 'shop' });
  const filter = (value: object): string => `filter=${encodeURIComponent(JSON.stringify(value))}`;

  beforeAll(async () => {
    [server, shop] = await Promise.all([
      startTestServer({ dialect: main, plugins: ['api-keys', 'rest-v1'] }),
      createExternalDatabase(second),
    ]);
    await shop.run(SHOP_TABLES);
    await createCollection(server, { name: 'orders', fields: [{ name: 'subject', type: 'string' }] });
    dataOf(await call('POST', 'orders:create', [{ subject: 'ours' }]));
    await mountSource(server, { key: 'shop', config: shop.config, collections: shopCollections('shop') });
  });
  afterAll(async () => {
    await server.close();
    await shop.remove();
  });
  it('is read by every standard read', async () => {
    expect((await inShop('GET', `orders:list?fields=title&sort=-title&${filter({ customer: { name: 'Ann' } })}`)).body).toMatchObject({
      data: [{ title: 'pen' }, { title: 'ink' }],
      meta: { count: 2 },
    });
    expect(dataOf(await inShop('GET', 'orders:get/3?fields=title&appends=customer'))).toEqual({
      title: 'cup',
      customer: { id: 2, name: 'Bob' },
    });
    const sums = {
      measures: [{ field: 'amount', aggregation: 'sum', alias: 'all' }],
      dimensions: [{ field: 'customerId' }],
      orders: [{ field: 'all' }],
    };
    expect(dataOf(await inShop('POST', 'orders:query', sums))).toEqual([
      { customerId: 1, all: 8 },
      { customerId: 2, all: 8 },
    ]);
    expect(dataOf(await inShop('GET', 'customers/1/orders:list?fields=id&sort=id'))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(dataOf(await inShop('GET', 'customers:get/2?fields=name,orders.title'))).toMatchObject({
      name: 'Bob',
      orders: [{ title: 'cup' }],
    });
  });

  it('is written, by version too, and hears no hook of main', async () => {
    const heard: string[] = [];
    const undo = server.platform.recordHooks.add('afterCreate', {
      id: 'test',
      handle: ({ collection }) => void heard.push(collection.name),
    });
    expect(dataOf(await inShop('POST', 'orders:create', { id: 10, title: 'new', customer: { id: 2 } }))).toMatchObject({
      title: 'new',
    });
    await undo.dispose();
    expect(heard).toEqual([]);
    const tag = (await inShop('GET', 'orders:get/10')).headers.get('etag') ?? '';
    expect((await inShop('POST', 'orders:update/10', { title: 'newer' }, { 'if-match': tag })).status).toBe(200);
    expect(codeOf(await inShop('POST', 'orders:update/10', { title: 'late' }, { 'if-match': tag }))).toBe('PRECONDITION_FAILED');
    expect(await shop.run('SELECT title, "customerId" FROM orders WHERE id = 10')).toMatchObject([{ title: 'newer' }]);
    expect(codeOf(await inShop('POST', 'orders:create', { id: 10, title: 'twice' }))).toBe('UNIQUE_CONFLICT');
    expect(dataOf(await inShop('POST', 'orders:updateOrCreate?filterKeys=title', { id: 11, title: 'pot' }))).toMatchObject({ id: 11 });
    expect(dataOf(await inShop('POST', `orders:destroy?${filter({ id: { $gte: 10 } })}`))).toBe(2);
    expect(await shop.run('SELECT id FROM orders ORDER BY id')).toHaveLength(3);
  });

  it('has collections and nothing of what is declared for main', async () => {
    expect(dataOf(await inShop('GET', 'users:list'))).toEqual([{ id: 1, nickname: 'theirs' }]);
    for (const path of ['roles:list', 'collections:list', 'pm:list', 'app:boot', 'auth:check', 'users/1/roles:list']) {
      expect([path, codeOf(await inShop('GET', path))]).toEqual([path, 'RESOURCE_NOT_FOUND']);
    }
    expect(dataOf<{ username: string }[]>(await call('GET', 'users:list'))[0]).toMatchObject({ username: 'root' });
  });

  it('is unknown by any other name, which nobody learns who is nobody', async () => {
    for (const key of ['Shop', 'none', '', 'constructor', '__proto__', 'main ', 'x'.repeat(500)]) {
      const answer = await call('GET', 'orders:list', undefined, { 'x-data-source': key });
      // A header without a text, or with spaces around it, is read as HTTP has it.
      const expected = key.trim() === 'main' ? [200, undefined] : [404, 'DATA_SOURCE_NOT_FOUND'];
      expect([key, answer.status, codeOf(answer)]).toEqual([key, ...expected]);
    }
    const nobody = await server.api('GET', 'orders:list', { headers: { 'x-data-source': 'none' } });
    expect(codeOf(nobody)).toBe('EMPTY_TOKEN');
    expect(codeOf(await server.api('GET', 'orders:list', { headers: { 'x-data-source': 'shop' } }))).toBe('EMPTY_TOKEN');
  });

  it('does not remember idempotency keys, and says so', async () => {
    const answer = await inShop('POST', 'orders:create', { id: 20 }, { 'idempotency-key': 'k1' });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'HEADER_INVALID']);
    expect(await shop.run('SELECT id FROM orders WHERE id = 20')).toEqual([]);
  });

  it('is told of in the stream of changes under its name', async () => {
    const viewer = await openEvents(server, server.root.token);
    dataOf(await inShop('POST', 'orders:update/1', { amount: 4 }));
    const { data } = await viewer.until(({ event }) => event === 'records.changed');
    expect(data).toEqual({ dataSource: 'shop', collection: 'orders', action: 'update', keys: [1] });
    unmountSource(server, 'shop');
    const gone = await viewer.until(({ event }) => event === 'schema.changed');
    expect(gone.data).toEqual({ dataSource: 'shop', collections: ['customers', 'orders', 'users'] });
    viewer.close();
    expect(codeOf(await inShop('GET', 'orders:list'))).toBe('DATA_SOURCE_NOT_FOUND');
    await mountSource(server, { key: 'shop', config: shop.config, collections: shopCollections('shop') });
  });

  it('is exported from and imported into', async () => {
    const exported = await inShop('GET', 'orders:export?format=csv&fields=id,title&appends=customer&sort=id');
    expect(exported.body).toBe('id,title,customer\r\n1,pen,1\r\n2,ink,1\r\n3,cup,2\r\n');
    for (const onError of ['stop', 'skip']) {
      const imported = await inShop('POST', `orders:import?mode=commit&onError=${onError}`, 'id,title\r\n30,in\r\n', {
        'content-type': 'text/csv',
      });
      expect(dataOf(imported)).toMatchObject({ imported: 1, failed: 0 });
      expect(dataOf(await inShop('POST', 'orders:destroy/30'))).toBe(1);
    }
  });

  it('is explained', async () => {
    const { resources } = server.platform;
    const input = { method: 'GET', path: 'orders:list', search: 'sort=title', body: {} };
    const ask = (key: string) => resources.explain({ ...input, header: (name) => (name === 'x-data-source' ? key : undefined) }, {});
    expect((await ask('shop')).reads[0]?.read.plan.collection.dataSource).toBe('shop');
    await expect(ask('none')).rejects.toMatchObject({ code: 'DATA_SOURCE_NOT_FOUND' });
  });

  describe('through another protocol', () => {
    let apikey: string;
    const rest = (...[method, path, headers = {}, body]: RestCall): Promise<ApiAnswer> =>
      server.api(method, `rest/v1/${path}`, { headers: { apikey, ...headers }, ...(body === undefined ? {} : { body }) });
    const at = { 'x-data-source': 'shop' };

    beforeAll(async () => {
      apikey = (await createApiKey(server, { role: 'root' })).token;
    });

    it('is the one the header names', async () => {
      expect((await rest('GET', 'orders?select=title,customer(name)&order=id&limit=1', at)).body).toEqual([
        { title: 'pen', customer: { name: 'Ann' } },
      ]);
      expect((await rest('GET', 'orders?select=subject')).body).toEqual([{ subject: 'ours' }]);
      expect((await rest('GET', 'orders', { 'x-data-source': 'none' })).status).toBe(404);
      expect((await rest('POST', 'orders', at, { id: 40, title: 'rest' })).status).toBe(201);
      expect((await rest('DELETE', 'orders?id=eq.40', at)).status).toBe(204);
    });

    it('keeps what its headers promise', async () => {
      expect((await rest('POST', 'orders', { ...at, 'idempotency-key': 'k' }, { id: 41 })).status).toBe(400);
      expect((await rest('PATCH', 'orders?id=eq.1', { ...at, 'if-match': '"v1"' }, { title: 'x' })).status).toBe(400);
      const once = { prefer: 'return=representation', 'idempotency-key': 'rest-1' };
      const made = await rest('POST', 'orders', once, { subject: 'once' });
      const again = await rest('POST', 'orders', once, { subject: 'once' });
      expect([made.status, again.body]).toEqual([201, made.body]);
      expect((await rest('POST', 'orders', once, { subject: 'other' })).status).toBe(422);
      expect((await rest('POST', 'orders', { 'idempotency-key': 'a b' }, { subject: 'other' })).status).toBe(400);
      expect((await rest('DELETE', 'orders?subject=eq.once')).status).toBe(204);
    });
  });

  it('has left main as it was', async () => {
    const { body } = await call('GET', 'orders:list?fields=subject');
    expect(body).toMatchObject({ data: [{ subject: 'ours' }], meta: { count: 1 } });
  });
});
