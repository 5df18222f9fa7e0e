import { createApiKey, createCollection, createRole, dataOf, eachDatabase } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

eachDatabase('custom APIs on %s', (dialect) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(dialect);
  });
  afterAll(() => shop.server.close());

  describe('a named query', () => {
    const custom = (query: string) => shop.oauth('GET', `custom/main/${query}`);

    beforeAll(async () => {
      await createCollection(shop.server, { name: 'many', fields: [{ name: 'n', type: 'integer' }] });
      dataOf(await shop.api('POST', 'many:create', { body: [10, 20, 30, 40, 50, 60, 70, 80].map((n) => ({ n })) }));
      const sql = 'SELECT title, pieces FROM orders WHERE pieces >= :least ORDER BY pieces';
      const parameters = [{ name: 'least', type: 'integer', defaultValue: 0 }];
      dataOf(
        await shop.api('POST', 'namedQueries:create', {
          body: { name: 'big', kind: 'sql', sql, parameters, pageSize: 5, maxPageSize: 10 },
        }),
      );
      const tree = { resource: 'many', action: 'list', params: { filter: { 'n.$in': '{{params.ns}}' }, fields: ['n'], sort: ['n'] } };
      const list = [{ name: 'ns', type: 'array' }];
      dataOf(await shop.api('POST', 'namedQueries:create', { body: { name: 'some', kind: 'tree', tree, parameters: list, pageSize: 3 } }));
      dataOf(await shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body: { queries: ['big', 'some', 'gone'] } }));
    });

    it('is asked with parameters', async () => {
      expect((await custom('big')).body).toEqual([
        { title: "O'Neil", pieces: 1 },
        { title: 'Beta', pieces: 20 },
      ]);
      expect((await custom('big?least=2')).body).toEqual([{ title: 'Beta', pieces: 20 }]);
      expect((await custom('big?least.isnull=true')).status).toBe(200);
      expect((await custom("big?least=1' or '1'='1")).status).toBe(400);
      expect((await custom('big?other=1')).status).toBe(400);
      expect(await custom('big?$filter=pieces eq 1')).toMatchObject({ status: 400, body: 'The option "$filter" is not supported here.' });
      expect(await custom('big?$top=11')).toMatchObject({ status: 200, body: [{ pieces: 1 }, { pieces: 20 }] });
      expect((await custom('gone')).status).toBe(404);
      expect((await custom('big?$count=true&$top=0')).body).toEqual({ '@odata.count': 2, value: [] });
    });

    it('takes lists of any length', async () => {
      const asked = async (query: string) => ((await custom(`some?${query}`)).body as { n: number }[]).map(({ n }) => n);
      expect(await asked('ns=20')).toEqual([20]);
      expect(await asked('ns=20,40,70')).toEqual([20, 40, 70]);
      expect(await asked('ns=20&ns=40')).toEqual([20, 40]);
      expect(await asked(`ns=${encodeURIComponent('["30"]')}`)).toEqual([30]);
      expect(await asked('ns=')).toEqual([]);
      for (const wrong of ['ns=[', 'ns={}', 'ns=20,x', `ns=${'1,'.repeat(2000)}1`])
        expect([wrong, (await custom(`some?${wrong}`)).status]).toEqual([wrong, 400]);
    });

    it('is paged from anywhere', async () => {
      const ns = [10, 20, 30, 40, 50, 60, 70].map((n) => `ns=${n}`).join('&');
      const list = async (query: string) => ((await custom(`some?${ns}&${query}`)).body as { n: number }[]).map(({ n }) => n);
      expect(await list('')).toEqual([10, 20, 30]);
      expect(await list('$top=2&$skip=3')).toEqual([40, 50]);
      expect(await list('$top=3&$skip=1')).toEqual([20, 30, 40]);
      expect(await list('$top=4&$skip=5')).toEqual([60, 70]);
      expect(await list('$skip=4')).toEqual([50, 60, 70]);
      expect((await custom(`some?${ns}`)).headers.get('link')).toContain('$skip=3');
      const most = 5;
      dataOf(await shop.api('POST', 'namedQueries:update?filterByTk=some', { body: { maxPageSize: most } }));
      dataOf(await shop.api('POST', `restApis:republish?filterByTk=${shop.apiId}`, { body: { query: 'some' } }));
      expect(await list('$top=7')).toEqual([10, 20, 30, 40, 50]);
      expect((await custom(`some?${ns}&$top=7`)).headers.get('link')).toMatch(/\$top=2&\$skip=5>/);
      expect(await list('$top=2&$skip=5')).toEqual([60, 70]);
      expect((await custom(`some?${ns}&$top=7&$skip=2`)).headers.get('link')).toBeNull();
    });

    describe('at the version it was added with', () => {
      const numbers = async () => ((await custom('pinned')).body as { n: number }[]).map(({ n }) => n);
      const states = async () => dataOf<{ queries: unknown }>(await shop.api('GET', `restApis:describe?filterByTk=${shop.apiId}`)).queries;
      const change = async (body: object) => dataOf(await shop.api('POST', 'namedQueries:update?filterByTk=pinned', { body }));
      const serve = async (body: object) => dataOf(await shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body }));
      const republish = (query: string) => shop.api('POST', `restApis:republish?filterByTk=${shop.apiId}`, { body: { query } });
      const sqlOf = (most: number) => `SELECT n FROM many WHERE n <= ${most} ORDER BY n`;

      beforeAll(async () => {
        dataOf(await shop.api('POST', 'namedQueries:create', { body: { name: 'pinned', kind: 'sql', sql: sqlOf(20) } }));
        await serve({ queries: ['big', 'some', 'gone', 'pinned'] });
      });
      afterAll(() => serve({ queries: ['big', 'some', 'gone'] }));

      it('stays as it was until it is taken over', async () => {
        expect(await states()).toEqual([
          { name: 'big', state: 'current' },
          { name: 'some', state: 'current' },
          { name: 'gone', state: 'gone' },
          { name: 'pinned', state: 'current' },
        ]);
        await change({ sql: sqlOf(40) });
        expect(await numbers()).toEqual([10, 20]);
        expect(await states()).toContainEqual({ name: 'pinned', state: 'changed' });
        await serve({ queries: ['pinned', 'big', 'some', 'gone'], listFormat: 'auto' });
        expect(await numbers()).toEqual([10, 20]);
        await change({ sql: sqlOf(20) });
        expect(await states()).toContainEqual({ name: 'pinned', state: 'current' });
        await change({ sql: sqlOf(30) });
        dataOf(await republish('pinned'));
        expect(await numbers()).toEqual([10, 20, 30]);
        expect(await states()).toContainEqual({ name: 'pinned', state: 'current' });
      });

      it('is taken anew when it is removed and added again', async () => {
        await change({ sql: sqlOf(50) });
        await serve({ queries: ['big', 'some', 'gone'] });
        expect((await custom('pinned')).status).toBe(404);
        await serve({ queries: ['big', 'some', 'gone', 'pinned'] });
        expect(await numbers()).toEqual([10, 20, 30, 40, 50]);
      });

      it('is nothing a caller can choose', async () => {
        const before = dataOf<{ queryVersions: object }>(await shop.api('GET', `restApis:get?filterByTk=${shop.apiId}`));
        await change({ sql: sqlOf(10) });
        await serve({ queryVersions: {} });
        await serve({ queries: ['big', 'some', 'gone', 'pinned'], queryVersions: { pinned: 'f'.repeat(64) } });
        expect(await numbers()).toEqual([10, 20, 30, 40, 50]);
        const after = dataOf<{ queryVersions: object }>(await shop.api('GET', `restApis:get?filterByTk=${shop.apiId}`));
        expect(after.queryVersions).toEqual(before.queryVersions);
        expect((await republish('gone')).status).toBe(404);
        expect((await republish('never')).status).toBe(404);
        for (const path of ['namedQueryVersions:list', 'namedQueryVersions:create'])
          expect((await shop.api('POST', path, { body: {} })).status).toBe(404);
      });

      it('runs for those who may run it now, and not at all once it is deleted', async () => {
        const role = await createRole(shop.server);
        dataOf(await shop.api('POST', 'users/1/roles:add', { body: [role] }));
        const { token } = await createApiKey(shop.server, { role });
        const asked = async () => (await shop.oauth('GET', 'custom/main/pinned', { token })).status;
        expect(await asked()).toBe(403);
        await change({ roles: [role] });
        expect([await asked(), await states()]).toEqual([200, expect.arrayContaining([{ name: 'pinned', state: 'changed' }])]);
        dataOf(await shop.api('POST', 'namedQueries:destroy?filterByTk=pinned'));
        expect((await custom('pinned')).status).toBe(404);
        dataOf(await shop.api('POST', 'namedQueries:create', { body: { name: 'pinned', kind: 'sql', sql: sqlOf(80) } }));
        expect((await custom('pinned')).status).toBe(404);
        dataOf(await republish('pinned'));
        expect(await numbers()).toHaveLength(8);
      });

      it('is the same for ten who take it over at once', async () => {
        await change({ sql: sqlOf(60) });
        const answers = await Promise.all(Array.from({ length: 10 }, () => republish('pinned')));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        expect(await numbers()).toHaveLength(6);
      });
    });

    it('is for the roles it is given to', async () => {
      const role = await createRole(shop.server);
      dataOf(await shop.api('POST', 'users/1/roles:add', { body: [role] }));
      const { token } = await createApiKey(shop.server, { role });
      expect((await shop.oauth('GET', 'custom/main/big', { token })).status).toBe(403);
    });
  });
});
