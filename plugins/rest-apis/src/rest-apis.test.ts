import { createApiKey, createRole, dataOf, eachDatabase } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

eachDatabase('REST APIs on %s', (dialect) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(dialect);
  });
  afterAll(() => shop.server.close());

  describe('an address', () => {
    test.each([
      ['GET', 'get/other/_/orders', 404],
      ['GET', 'get/main/_/nothing', 404],
      ['GET', 'get/main/other/orders', 404],
      ['GET', 'get/main/_/users', 404],
      ['GET', 'get/main/_/restApis', 404],
      ['GET', 'get/main/_', 404],
      ['GET', 'get/main/_/orders/1', 404],
      ['GET', 'get//_/orders', 404],
      ['GET', 'nothing/main/_/orders', 404],
      ['GET', '', 404],
      ['GET', 'get/main/_/%E0%A4%A', 404],
      ['GET', 'get/main/_/__proto__', 404],
      ['GET', 'toString/main/_/orders', 404],
      ['POST', 'get/main/_/orders', 405],
      ['GET', 'delete/main/_/orders/1', 405],
      ['DELETE', 'getbyid/main/_/orders/1', 405],
      ['GET', 'custom/main/nothing', 404],
    ])('%s %s is answered with %i', async (method, path, status) => {
      const answer = await shop.oauth(method, path);
      expect([answer.status, typeof answer.body]).toEqual([status, 'string']);
    });

    it('says nothing to nobody', async () => {
      for (const path of ['get/main/_/orders', 'get/main/_/nothing', 'coldatainfo/main/_/orders/code', 'custom/main/nothing']) {
        const nobody = await shop.server.api('GET', `/oauth/${path}`);
        expect([nobody.status, nobody.body, nobody.headers.get('www-authenticate')]).toEqual([401, '', 'Bearer realm="mortise"']);
        const wrong = await shop.oauth('GET', path, { token: 'wrong' });
        expect([wrong.status, wrong.body, wrong.headers.get('www-authenticate')]).toEqual([
          401,
          '',
          'Bearer realm="mortise", error="invalid_token"',
        ]);
      }
    });
  });

  test('rights are those of everywhere', async () => {
    const scope = { name: 'paid', resourceName: 'orders', scope: { paid: true } };
    const { id: scopeId } = dataOf<{ id: number }>(await shop.api('POST', 'rolesResourcesScopes:create', { body: scope }));
    const role = await createRole(shop.server, {
      grants: [{ collection: 'orders', actions: [{ name: 'view', fields: ['id', 'code', 'paid'], scopeId }] }],
    });
    dataOf(await shop.api('POST', 'users/1/roles:add', { body: [role] }));
    const { token } = await createApiKey(shop.server, { role });
    const as = (method: string, path: string, body?: unknown) => shop.oauth(method, path, { token, body });
    expect((await as('GET', 'get/main/_/orders')).body).toEqual([
      { id: 1, code: 'a', paid: true, createdAt: expect.any(String), updatedAt: expect.any(String) },
    ]);
    expect((await as('GET', 'groupby/main/_/orders/code')).body).toEqual([{ value: 'a', count: 1 }]);
    for (const path of [
      'get/main/_/orders?$filter=total gt 1',
      'get/main/_/orders?$filter=total add 1 gt 1',
      'get/main/_/orders?$filter=id lt total',
      'get/main/_/orders?$orderby=total',
      'get/main/_/orders?$select=total',
    ]) {
      expect([path, (await as('GET', path)).status]).toEqual([path, 403]);
    }
    for (const path of [
      'groupby/main/_/orders/total',
      'coldatainfo/main/_/orders/total',
      'get/main/_/orders?$filter=lines/any()',
      'get/main/_/customers',
      'coldatainfo/main/_/customers/name',
    ]) {
      expect([path, (await as('GET', path)).status]).toEqual([path, 403]);
    }
    expect((await as('GET', 'coldatainfo/main/_/orders/code')).status).toBe(200);
    expect((await as('GET', 'getbyid/main/_/orders/2')).status).toBe(404);
    const refused = await as('POST', 'insert/main/_/orders', { title: 'x' });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([403, 'Bearer realm="mortise", error="insufficient_scope"']);
    expect((await as('PUT', 'update/main/_/orders', { id: 1, note: 'x' })).status).toBe(403);
    expect((await as('DELETE', 'delete/main/_/orders/1')).status).toBe(403);
  });

  describe('the APIs', () => {
    const update = (body: unknown) => shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body });

    it('are told apart by their slugs, and serve what they are told to, at once', async () => {
      expect((await shop.oauth('GET', 'get/shop-api/_/orders')).status).toBe(200);
      dataOf(await update({ tables: ['customers', 'users'], slug: 'shop' }));
      expect((await shop.oauth('GET', 'get/shop-api/_/customers')).status).toBe(404);
      expect((await shop.oauth('GET', 'get/shop/_/customers')).status).toBe(200);
      expect((await shop.oauth('GET', 'get/shop/_/orders')).status).toBe(404);
      expect((await shop.oauth('GET', 'get/shop/_/users')).status).toBe(200);
      const second = dataOf<{ id: number; slug: string }>(
        await shop.api('POST', 'restApis:create', { body: { name: 'shop', tables: ['orders'] } }),
      );
      expect(second.slug).toBe('shop-2');
      expect((await shop.oauth('GET', 'get/main/_/orders')).status).toBe(200);
      dataOf(await update({ enabled: false }));
      expect((await shop.oauth('GET', 'get/main/_/customers')).status).toBe(404);
      dataOf(await shop.api('POST', `restApis:destroy?filterByTk=${second.id}`));
      expect((await shop.oauth('GET', 'get/main/_/orders')).status).toBe(404);
      dataOf(await update({ enabled: true, tables: null, slug: 'shop-api' }));
      expect((await shop.oauth('GET', 'get/main/_/orders')).status).toBe(200);
    });

    test.each([
      { name: '' },
      { name: 'x', slug: 'Big' },
      { name: 'x', slug: 'groupby' },
      { name: 'x', slug: 'a/b' },
      { name: 'x', slug: 'shop-api' },
      { name: 'x', dataSource: 'nothing' },
      { name: 'x', listFormat: 'xml' },
      { name: 'x', tables: 'orders' },
      { name: 'x', tables: [1] },
      { name: 'x', queries: null },
      { name: 'x', queries: {} },
    ])('are not saved as %j', async (body) => {
      expect((await shop.api('POST', 'restApis:create', { body })).status).toBeGreaterThanOrEqual(400);
    });

    it('describe themselves', async () => {
      const described = dataOf<{ tables: { name: string }[] }>(await shop.api('GET', `restApis:describe?filterByTk=${shop.apiId}`));
      expect(described.tables.find(({ name }) => name === 'orders')).toMatchObject({ primaryKey: 'id', isWritable: true, isView: false });
      expect(JSON.stringify(described)).not.toContain('"pin"');
      expect(dataOf(await shop.api('GET', 'restApis:sources'))).toMatchObject([
        { key: 'main', tables: expect.arrayContaining(['orders']) },
      ]);
    });
  });
});
