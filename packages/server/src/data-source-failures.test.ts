import {
  type ApiAnswer,
  type ExternalDatabase,
  type Proxy,
  type TestServer,
  codeOf,
  createCollection,
  createExternalDatabase,
  dataOf,
  eachDatabase,
  mountSource,
  openProxy,
  startTestServer,
  testDialects,
  unmountSource,
} from '@mortise/testing';
import { SHOP_TABLES, shopCollections } from './testing/second-shop';

type Call = readonly [server: TestServer, method: string, path: string, body?: unknown];

const inShop = (...[server, method, path, body]: Call): Promise<ApiAnswer> =>
  server.api(method, path, {
    token: server.root.token,
    headers: { 'x-data-source': 'shop' },
    ...(body === undefined ? {} : { body }),
  });
const inMain = (...[server, method, path, body]: Call): Promise<ApiAnswer> =>
  server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

/** A second PostgreSQL server that is stopped and started again. */
const withServer = testDialects().includes('postgres') ? testDialects() : [];
for (const dialect of withServer) {
  describe(`a data source whose database goes away, beside main on ${dialect}`, () => {
    let server: TestServer;
    let shop: ExternalDatabase;
    let proxy: Proxy;

    beforeAll(async () => {
      [server, shop] = await Promise.all([startTestServer({ dialect }), createExternalDatabase('postgres')]);
      await shop.run(SHOP_TABLES);
      const url = new URL(shop.config.url ?? '');
      proxy = await openProxy({ host: url.hostname, port: Number(url.port || 5432) });
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      await createCollection(server, { name: 'orders' });
      await mountSource(server, { key: 'shop', config: { ...shop.config, url: url.href }, collections: shopCollections('shop') });
    });
    afterAll(async () => {
      await server.close();
      await proxy.stop();
      await shop.remove();
    });

    const ready = async (): Promise<unknown> => {
      const { status, body } = await server.api('GET', '__ready');
      return [status, (body as { data: { checks: object } }).data.checks];
    };

    it('refuses what is asked of it and nothing else, says so, and heals by itself', async () => {
      expect(dataOf(await inShop(server, 'GET', 'orders:list'))).toHaveLength(3);
      await proxy.stop();
      for (const [method, path, body] of [
        ['GET', 'orders:list'],
        ['GET', 'orders:get/1'],
        ['POST', 'orders:query', { measures: [{ aggregation: 'count', alias: 'n' }] }],
        ['POST', 'orders:create', { id: 50 }],
        ['POST', 'orders:create', { id: 50, customer: { id: 1 } }],
      ] as const) {
        const answer = await inShop(server, method, path, body);
        expect([path, answer.status, codeOf(answer)]).toEqual([path, 503, 'DATABASE_UNAVAILABLE']);
      }
      expect((await inMain(server, 'POST', 'orders:create', { title: 'still here' })).status).toBe(200);
      expect(await ready()).toEqual([200, { database: 'ok', dataSources: 'degraded', plugins: 'ok', accepting: true }]);
      await proxy.start();
      expect(dataOf(await inShop(server, 'GET', 'orders:list'))).toHaveLength(3);
      while (JSON.stringify(await ready()).includes('degraded'));
    });

    it('breaks a transaction under way, and only that', async () => {
      const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      const undo = server.platform.recordHooks.add('afterCreate', {
        id: 'kill',
        dataSource: 'shop',
        handle: async () => void (await shop.run(kill)),
      });
      expect(codeOf(await inShop(server, 'POST', 'orders:create', { id: 60 }))).toBe('DATABASE_UNAVAILABLE');
      await undo.dispose();
      expect(await shop.run('SELECT id FROM orders WHERE id >= 50')).toEqual([]);
      expect(dataOf(await inShop(server, 'POST', 'orders:create', { id: 62 }))).toMatchObject({ id: 62 });
    });
  });
}

eachDatabase('a data source that is closed while it is used (%s)', (dialect) => {
  let server: TestServer;
  let shop: ExternalDatabase;
  const mount = (): Promise<void> => mountSource(server, { key: 'shop', config: shop.config, collections: shopCollections('shop') });

  beforeAll(async () => {
    [server, shop] = await Promise.all([startTestServer(), createExternalDatabase(dialect)]);
    await shop.run(SHOP_TABLES);
  });
  afterAll(async () => {
    await server.close();
    await shop.remove();
  });

  it('ends what has begun and takes nothing new', async () => {
    const answers: ApiAnswer[] = [];
    for (let round = 0; round < 5; round += 1) {
      await mount();
      const first = inShop(server, 'GET', 'orders:list');
      const calls = Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? inShop(server, 'GET', 'customers:list?appends=orders')
          : inShop(server, 'POST', `orders:update/${(index % 3) + 1}`, { amount: index, customer: { id: 1 } }),
      );
      answers.push(await first);
      unmountSource(server, 'shop');
      answers.push(...(await Promise.all(calls)));
      expect(codeOf(await inShop(server, 'GET', 'orders:list'))).toBe('DATA_SOURCE_NOT_FOUND');
    }
    // Served, or refused before they began; never half way.
    const outcomes = new Set(answers.map((answer) => codeOf(answer) ?? answer.status));
    expect([...outcomes].filter((outcome) => outcome !== 200 && outcome !== 'DATA_SOURCE_NOT_FOUND')).toEqual([]);
    expect(outcomes.has(200)).toBe(true);
  });

  it('goes on in a request that was held in the middle, and closes its connections after it', async () => {
    await mount();
    const source = server.platform.sources.get('shop');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let enter = (): void => undefined;
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const undo = server.platform.recordHooks.add('beforeUpdate', {
      id: 'hold',
      dataSource: 'shop',
      async handle() {
        enter();
        await held;
      },
    });
    const writing = inShop(server, 'POST', 'orders:update/1', { title: 'held' });
    await entered;
    unmountSource(server, 'shop');
    await undo.dispose();
    expect(codeOf(await inShop(server, 'GET', 'orders:list'))).toBe('DATA_SOURCE_NOT_FOUND');
    await mount();
    expect(server.platform.sources.get('shop')).not.toBe(source);
    release();
    expect(dataOf(await writing)).toMatchObject([{ title: 'held' }]);
    await expect(untilClosed(source)).resolves.toBeUndefined();
  });

  it('does not keep the server from stopping', async () => {
    const other = await startTestServer();
    await mountSource(other, { key: 'shop', config: shop.config, collections: shopCollections('shop') });
    const source = other.platform.sources.get('shop');
    await inShop(other, 'GET', 'orders:list');
    await other.close();
    await expect(untilClosed(source)).resolves.toBeUndefined();
  });
});

/** Resolves as soon as a source refuses to work. */
async function untilClosed(source: { ping(): Promise<void> }): Promise<void> {
  for (;;) {
    try {
      await source.ping();
    } catch {
      return;
    }
  }
}
