import {
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createExternalDatabase,
  dataOf,
  eachDatabase,
  runInMain,
  startTestServer,
  testDialects,
} from '@mortise/testing';
import { SHOP, addShop, asRoot } from './testing/shop';

eachDatabase('adopted tables beside main on %s', (dialect) => {
  describe.each(testDialects())('in a second database: %s', (second) => {
    let server: TestServer;
    let external: ExternalDatabase;
    let root: ReturnType<typeof asRoot>;
    beforeAll(async () => {
      [server, external] = await Promise.all([startTestServer({ dialect, plugins: ['rest-v1'] }), createExternalDatabase(second)]);
      await external.run(SHOP);
      await addShop(server, external);
      root = asRoot(server);
    });
    afterAll(async () => {
      await server.close();
      await external.remove();
    });
    const shop = async <T>(path: string, body?: unknown): Promise<T> => dataOf<T>(await root(path, body, 'shop'));

    it('are listed, filtered, sorted and followed by the action API', async () => {
      const query = `filter=${encodeURIComponent('{"customer.Name":"Ann"}')}&sort=-total&appends=customer&fields=order_no,total`;
      expect(await shop(`orders:list?${query}`)).toEqual([
        { order_no: 2, total: 20, customer: { Customer_ID: 1, Name: 'Ann', credit_limit: 7, secret: 's1' } },
        { order_no: 1, total: 10, customer: { Customer_ID: 1, Name: 'Ann', credit_limit: 7, secret: 's1' } },
      ]);
      expect(await shop('Customer_List:get/2?appends=orders')).toMatchObject({ Name: 'Bob', orders: [{ order_no: 3 }] });
      expect(await shop('Customer_List/1/orders:list?sort=order_no')).toMatchObject([{ order_no: 1 }, { order_no: 2 }]);
      expect(await shop('totals:list?sort=customer_id')).toMatchObject([{ customer_id: 1 }, { customer_id: 2 }]);
      const measures = [{ field: ['total'], aggregation: 'sum', alias: 'sum' }];
      expect(
        await shop('orders:query', {
          measures,
          dimensions: [{ field: ['status'], alias: 'status' }],
          orders: [{ field: ['status'], order: 'asc' }],
        }),
      ).toEqual([
        { status: 'done', sum: 20 },
        { status: 'open', sum: 40 },
      ]);
    });

    it('are paged by cursors', async () => {
      const seen: number[] = [];
      let cursor = '';
      do {
        const { body } = await root(`orders:list?sort=-total&pageSize=1&cursor=${cursor}`, undefined, 'shop');
        const { data, meta } = body as { data: { order_no: number }[]; meta?: { nextCursor?: string | null } };
        seen.push(...data.map((row) => row.order_no));
        cursor = meta?.nextCursor ?? '';
      } while (cursor !== '');
      expect(seen).toEqual([3, 2, 1]);
    });

    it('are created, updated and destroyed, with the defaults of their database', async () => {
      const made = await shop<{ Customer_ID: number }>('Customer_List:create', { Customer_ID: 50, Name: 'Cy' });
      expect(made).toMatchObject({ Customer_ID: 50, credit_limit: 7 });
      expect(await shop('orders:create', { order_no: 50, total: 5, customer: 50 })).toMatchObject({ customer_id: 50 });
      expect(await shop('orders:update?filterByTk=50', { total: 6 })).toMatchObject([{ total: 6 }]);
      await shop('orders:destroy?filterByTk=50', {});
      await shop('Customer_List:destroy?filterByTk=50', {});
      expect(await external.run('SELECT count(*) AS n FROM orders')).toMatchObject([{ n: expect.anything() }]);
      expect(await shop('orders:list')).toHaveLength(3);
    });

    it('are refused in clear words what they cannot do', async () => {
      const refused = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
        const answer = await server.api('POST', path, { token: server.root.token, body, headers: { 'x-data-source': 'shop', ...headers } });
        return [answer.status, codeOf(answer)];
      };
      expect(await refused('totals:create', { customer_id: 1, total: 1 })).toEqual([409, 'COLLECTION_READ_ONLY']);
      expect(await refused('totals:destroy?filterByTk=1', {})).toEqual([409, 'COLLECTION_READ_ONLY']);
      expect(await refused('orders:create', { order_no: 9 })).toEqual([400, 'VALUE_REQUIRED']);
      expect(await refused('Customer_List:create', { Customer_ID: 9, Name: 'Ann' })).toEqual([409, 'UNIQUE_CONFLICT']);
      expect(await refused('orders:create', { order_no: 9, total: 1, customer_id: 4711 })).toEqual([409, 'FOREIGN_KEY_CONFLICT']);
      expect(await refused('orders:update?filterByTk=1', { total: 1 }, { 'if-match': '"v1"' })).toEqual([412, 'PRECONDITION_FAILED']);
      expect(await refused('orders:update?filterByTk=1', { total: 10 }, { 'if-match': '*' })).toEqual([200, undefined]);
    });

    describe('that count no versions', () => {
      const send = (method: string, path: string, { body, ...headers }: { body?: unknown; [header: string]: unknown } = {}) =>
        server.api(method, path, {
          token: server.root.token,
          headers: { 'x-data-source': 'shop', ...(headers as Record<string, string>) },
          ...(body === undefined ? {} : { body }),
        });
      const tagOf = async (path: string) => (await send('GET', path)).headers.get('etag') ?? '';
      const update = (tag: string, body: unknown) => send('POST', 'orders:update?filterByTk=60', { body, 'if-match': tag });

      beforeAll(() => shop('orders:create', { order_no: 60, total: 0, status: 'open' }));
      afterAll(() => shop('orders:destroy?filterByTk=60', {}));

      it('have a tag for what a record holds, whatever is shown of it', async () => {
        const tag = await tagOf('orders:get/60');
        expect(tag).toMatch(/^"c[\w-]{27}"$/);
        expect(await tagOf('orders:get/60?fields=total')).toBe(tag);
        expect(await tagOf('orders:get/60?filter={"order_no":60}')).toBe(tag);
        expect(await tagOf('orders:get/60?appends=customer')).toBe('');
        expect(await tagOf('totals:get/1')).toBe('');
        expect(await send('GET', 'orders:get/60', { 'if-none-match': tag })).toMatchObject({ status: 304 });
        await external.run(`UPDATE orders SET status = 'done' WHERE "order no" = 60`);
        expect(await send('GET', 'orders:get/60?fields=total', { 'if-none-match': tag })).toMatchObject({ status: 200 });
      });

      it('are written only as they are expected to be', async () => {
        const tag = await tagOf('orders:get/60');
        const first = await update(tag, { total: 1 });
        expect(first).toMatchObject({ status: 200, body: { data: [{ total: 1 }] } });
        const next = first.headers.get('etag') ?? '';
        expect([next === tag, next]).toEqual([false, await tagOf('orders:get/60')]);
        for (const late of [tag, `W/${next}`, next.slice(1, -1), '"v1"', '', `${tag}, "x"`])
          expect(await update(late, { total: 9 })).toMatchObject({ status: 412, body: { errors: [{ code: 'PRECONDITION_FAILED' }] } });
        await external.run(`UPDATE orders SET status = 'away' WHERE "order no" = 60`);
        expect(await update(next, { total: 9 })).toMatchObject({ status: 412 });
        expect(await send('POST', 'orders:destroy?filterByTk=60', { body: {}, 'if-match': next })).toMatchObject({ status: 412 });
        expect(await update(`"x", ${await tagOf('orders:get/60')}`, { total: 2 })).toMatchObject({ status: 200 });
        expect(await send('POST', 'orders:update?filterByTk=4711', { body: { total: 1 }, 'if-match': next })).toMatchObject({
          status: 404,
        });
        expect(await send('POST', 'orders:update?filter={"total":2}', { body: { total: 1 }, 'if-match': next })).toMatchObject({
          status: 400,
        });
        expect(await update(await tagOf('orders:get/60'), { total: null })).toMatchObject({ status: 400 });
        expect(await shop('orders:get/60')).toMatchObject({ total: 2, status: 'away' });
      });

      it('lose no update of twenty editors', async () => {
        await shop('orders:update?filterByTk=60', { total: 0 });
        const edit = async (): Promise<void> => {
          const read = await send('GET', 'orders:get/60');
          const body = { total: dataOf<{ total: number }>(read).total + 1 };
          const written = await update(read.headers.get('etag') ?? '', body);
          if (written.status === 412) await edit();
          else expect(written.status).toBe(200);
        };
        await Promise.all(Array.from({ length: 20 }, edit));
        expect(await shop('orders:get/60')).toMatchObject({ total: 20 });
      });
    });

    it('are served by rest-v1 alike', async () => {
      const rest = (method: string, path: string, body?: unknown) =>
        server.api(method, `/api/rest/v1/${path}`, {
          token: server.root.token,
          headers: { 'x-data-source': 'shop', prefer: 'return=representation' },
          ...(body === undefined ? {} : { body }),
        });
      expect((await rest('GET', 'orders?select=order_no,customer(Name)&total=gt.15&order=order_no')).body).toEqual([
        { order_no: 2, customer: { Name: 'Ann' } },
        { order_no: 3, customer: { Name: 'Bob' } },
      ]);
      expect(
        (
          await rest('POST', 'orders', [
            { order_no: 60, total: 1, status: null },
            { order_no: 61, total: 2, status: 'new' },
          ])
        ).status,
      ).toBe(201);
      expect((await rest('PATCH', 'orders?order_no=gte.60', { total: 3 })).body).toMatchObject([{ total: 3 }, { total: 3 }]);
      expect((await rest('DELETE', 'orders?order_no=gte.60')).status).toBe(200);
      expect((await rest('POST', 'totals', { total: 1 })).status).toBe(409);
    });
  });

  describe('in main', () => {
    let server: TestServer;
    let root: ReturnType<typeof asRoot>;
    beforeAll(async () => {
      server = await startTestServer({ dialect });
      root = asRoot(server);
      await runInMain(server, `${SHOP}; CREATE TABLE users (id INTEGER PRIMARY KEY, name VARCHAR(10))`);
    });
    afterAll(() => server.close());

    it("are found beside users' collections, adopted, read and written, and given back untouched", async () => {
      dataOf(await root('collections:create', { name: 'notes', fields: [{ name: 'title', type: 'string' }] }));
      const found = dataOf<{ name: string }[]>(await root('dataSources:readTables', { dataSourceKey: 'main' }));
      expect(found.map(({ name }) => name)).toEqual(['Customer List', 'log', 'orders', 'totals', 'users']);
      const loaded = await root('dataSources:loadTables', { dataSourceKey: 'main', tables: ['Customer List', 'orders', 'users'] });
      expect(dataOf(loaded)).toEqual([
        { table: 'Customer List', collection: 'Customer_List', dataSourceKey: 'main' },
        { table: 'orders', collection: 'orders', dataSourceKey: 'main' },
        { table: 'users', collection: 'users_2', dataSourceKey: 'main' },
      ]);
      expect(dataOf(await root('orders:list?appends=customer&sort=order_no&pageSize=1'))).toMatchObject([
        { order_no: 1, customer: { Name: 'Ann' } },
      ]);
      expect(dataOf(await root('orders:create', { order_no: 70, total: 1 }))).toMatchObject({ total: 1 });
      expect(await runInMain(server, 'SELECT total FROM orders WHERE "order no" = 70')).toEqual([{ total: 1 }]);
      expect(codeOf(await root('collections:create', { name: 'orders', fields: [] }))).toBe('NAME_TAKEN');
      for (const change of [
        root('collections:destroy?filterByTk=orders', {}),
        root('collections/orders/fields:create', { name: 'extra', type: 'string' }),
        root('collections/orders/fields:destroy?filterByTk=total', {}),
      ])
        expect((await change).status).toBe(409);
      dataOf(await root('dataSources/main/collections:destroy?filterByTk=orders', {}));
      expect((await root('orders:list')).status).toBe(404);
      expect(await runInMain(server, 'SELECT count(*) AS n FROM orders')).toHaveLength(1);
      expect(codeOf(await root('dataSources:loadTables', { dataSourceKey: 'main', tables: ['notes'] }))).toBe('TABLE_NOT_FOUND');
      expect(codeOf(await root('dataSources:loadTables', { dataSourceKey: 'main', tables: ['m_users_users'] }))).toBe('TABLE_NOT_FOUND');
    });

    it('show columns that were added since when clients of NocoBase have them read again', async () => {
      dataOf(await root('dataSources:loadTables', { dataSourceKey: 'main', tables: [{ table: 'log', filterTargetKey: 'what' }] }));
      for (const [column, call, body] of [
        ['first', 'mainDataSource:syncFields', { collections: ['log'] }],
        ['second', 'mainDataSource:refresh', {}],
      ] as const) {
        await runInMain(server, `ALTER TABLE log ADD COLUMN "${column}" VARCHAR(5) DEFAULT 'x'`);
        expect(codeOf(await root(`log:list?fields=${column}`))).toBe('FIELD_UNKNOWN');
        expect(dataOf(await root(call, body))).toEqual({ status: 'loaded', faults: [] });
        expect((await root(`log:list?fields=${column}`)).status).toBe(200);
      }
      expect(codeOf(await root('mainDataSource:syncFields', { collections: ['log', 'nothing'] }))).toBe('COLLECTION_NOT_FOUND');
      expect(codeOf(await root('mainDataSource:syncFields', {}))).toBe('BODY_INVALID');
    });
  });
});
