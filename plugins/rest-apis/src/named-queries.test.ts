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
      expect((await custom('big?$filter=pieces eq 1')).status).toBe(400);
      expect((await custom('big?$top=11')).status).toBe(400);
      expect((await custom('gone')).status).toBe(404);
      expect((await custom('big?$count=true&$top=0')).body).toEqual({ '@odata.count': 2, value: [] });
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
    });

    it('is for the roles it is given to', async () => {
      const role = await createRole(shop.server);
      dataOf(await shop.api('POST', 'users/1/roles:add', { body: [role] }));
      const { token } = await createApiKey(shop.server, { role });
      expect((await shop.oauth('GET', 'custom/main/big', { token })).status).toBe(403);
    });
  });
});
