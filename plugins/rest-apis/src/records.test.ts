import { eachDatabase } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

eachDatabase('records and columns on %s', (dialect) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(dialect);
  });
  afterAll(() => shop.server.close());

  describe('a record', () => {
    it('is created, read, changed and deleted', async () => {
      const created = await shop.oauth('POST', 'insert/main/_/orders', { body: { title: 'new one', code: 'x' } });
      expect([created.status, created.body, created.headers.get('content-type')]).toEqual([200, 1, 'application/json; charset=utf-8']);
      const [{ id }] = (await shop.rows("$filter=code eq 'x'&$select=id,status")) as [{ id: number }];
      expect((await shop.oauth('GET', `getbyid/main/_/orders/${id}?$select=title,status`)).body).toEqual({
        title: 'new one',
        status: 'new',
      });
      expect(await shop.oauth('PUT', 'update/main/_/orders', { body: { id, title: 'changed' } })).toMatchObject({ status: 200, body: 1 });
      expect(await shop.oauth('PUT', 'update/main/_/orders', { body: { id } })).toMatchObject({ status: 200, body: 1 });
      const shown = await shop.oauth('PUT', 'update/main/_/orders', {
        body: { id: String(id), note: 'y' },
        headers: { prefer: 'return=representation' },
      });
      expect(shown.body).toMatchObject({ id, title: 'changed', note: 'y' });
      expect(await shop.oauth('DELETE', `delete/main/_/orders/${id}`)).toMatchObject({ status: 200, body: 1 });
      expect(await shop.oauth('GET', `getbyid/main/_/orders/${id}`)).toMatchObject({ status: 404, body: expect.any(String) });
      expect(await shop.oauth('PUT', 'update/main/_/orders', { body: { id, title: 'z' } })).toMatchObject({ status: 404 });
      expect(await shop.oauth('DELETE', `delete/main/_/orders/${id}`)).toMatchObject({ status: 404 });
    });

    it('comes back where that is preferred', async () => {
      const created = await shop.oauth('POST', 'insert/main/_/customers', {
        body: { name: 'Cid' },
        headers: { prefer: 'return=representation' },
      });
      expect(created.body).toMatchObject({ name: 'Cid' });
      expect(created.headers.get('preference-applied')).toBe('return=representation');
    });

    test.each([
      ['POST', 'insert/main/_/orders', [{ title: 'a' }], 'body'],
      ['POST', 'insert/main/_/orders', undefined, 'body'],
      ['POST', 'insert/main/_/orders', { title: 'a', nothing: 1 }, 'nothing'],
      ['POST', 'insert/main/_/orders', { code: 'nn' }, 'title'],
      ['POST', 'insert/main/_/orders', { title: 'a', code: 'a' }, 'code'],
      ['POST', 'insert/main/_/orders', { title: 'a', pieces: 'many' }, 'pieces'],
      ['POST', 'insert/main/_/orders', { title: 'a', customerId: 999 }, ''],
      ['PUT', 'update/main/_/orders', { title: 'a' }, 'id'],
      ['PUT', 'update/main/_/orders', { id: {}, title: 'a' }, 'id'],
      ['PUT', 'update/main/_/orders', { id: 'x', title: 'a' }, ''],
      ['PUT', 'update/main/_/orders', { id: 1, title: null }, 'title'],
      ['DELETE', 'delete/main/_/orders/x', undefined, ''],
      ['GET', 'getbyid/main/_/orders/x', undefined, 'The field "id"'],
      ['DELETE', 'delete/main/_/orders/x', undefined, 'The field "id"'],
      ['PUT', 'update/main/_/orders', { id: 'x', note: 'y' }, 'The field "id"'],
      ['GET', 'getbyid/main/_/orders/1?$filter=id eq 2', undefined, '$filter'],
    ])('%s %s of %j is refused with words', async (...[method, path, body, named]) => {
      const answer = await shop.oauth(method, path, { body });
      expect([answer.status, typeof answer.body]).toEqual([400, 'string']);
      expect(answer.body).toContain(named);
    });

    it('is one, whatever its key looks like', async () => {
      expect((await shop.oauth('DELETE', `delete/main/_/orders/${encodeURIComponent('[1,2]')}`)).status).toBe(400);
      expect((await shop.oauth('PUT', 'update/main/_/orders', { body: { id: '[1,2]', note: 'all' } })).status).toBe(400);
      expect(await shop.codes("note eq 'all'")).toBe('');
    });
  });

  test('a column is described', async () => {
    expect((await shop.oauth('GET', 'coldatainfo/main/_/orders/status')).body).toMatchObject({
      name: 'status',
      dataType: 'string',
      nativeType: expect.stringMatching(/20/),
      nullable: true,
      maxLength: 20,
      default: 'new',
      isPrimaryKey: false,
      foreignKey: null,
    });
    expect((await shop.oauth('GET', 'coldatainfo/main/_/orders/customerId')).body).toMatchObject({ foreignKey: { table: 'customers' } });
    expect((await shop.oauth('GET', 'coldatainfo/main/_/orders/pin')).status).toBe(404);
    expect((await shop.oauth('GET', 'coldatainfo/main/_/orders/nothing')).status).toBe(404);
  });
});
