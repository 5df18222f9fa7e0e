import { createCollection, dataOf, eachDatabase } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

eachDatabase('lists on %s', (dialect) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(dialect);
  });
  afterAll(() => shop.server.close());

  describe('a list', () => {
    it('is a bare array, of chosen columns in the order asked for', async () => {
      expect(await shop.rows('$orderby=total desc,id&$top=2&$skip=0&$select=code,total')).toEqual([
        { code: 'b', total: '20.00' },
        { code: 'a', total: '10.50' },
      ]);
      expect(await shop.rows('$top=0')).toEqual([]);
      expect(await shop.rows('$orderby=customer/name desc&$top=1&$select=code,code')).toEqual([{ code: 'b' }]);
      expect(await shop.rows("$filter=code eq 'a'&$select=code&$expand=customer($select=name),lines($select=product)")).toEqual([
        { code: 'a', customer: { name: 'Ann' }, lines: [{ product: 'pen' }, { product: 'ink' }] },
      ]);
      expect(JSON.stringify(await shop.rows(''))).not.toContain('pin');
    });

    it('counts where it is asked to, in the envelope of OData', async () => {
      const counted = await shop.oauth('GET', 'get/main/_/orders?$count=true&$top=1&$select=code');
      expect(counted.body).toEqual({ '@odata.count': 3, value: [{ code: 'a' }] });
      expect(counted.headers.get('odata-version')).toBe('4.0');
      expect((await shop.oauth('GET', 'get/main/_/orders?$count=true&$top=0')).body).toEqual({ '@odata.count': 3, value: [] });
      const asked = await shop.oauth('GET', 'get/main/_/orders?$top=1&$select=code', { headers: { 'odata-maxversion': '4.01' } });
      expect(asked.body).toEqual({ value: [{ code: 'a' }] });
    });

    it('takes the form the API is set to', async () => {
      const set = (listFormat: string) => shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body: { listFormat } });
      dataOf(await set('odata'));
      expect((await shop.oauth('GET', 'get/main/_/orders?$top=1&$select=code')).body).toEqual({ value: [{ code: 'a' }] });
      dataOf(await set('array'));
      const counted = await shop.oauth('GET', 'get/main/_/orders?$count=true&$top=1&$select=code');
      expect(counted.body).toEqual([{ code: 'a' }]);
      expect(counted.headers.get('x-total-count')).toBe('3');
      dataOf(await set('auto'));
    });

    it('is asked for by POST as well', async () => {
      const body = { $filter: "code eq 'b'", $top: 5, $select: 'code' };
      expect((await shop.oauth('POST', 'all/main/_/orders', { body })).body).toEqual([{ code: 'b' }]);
      expect(await shop.oauth('POST', 'all/main/_/orders?$top=1', { body })).toMatchObject({ status: 400 });
      expect(await shop.oauth('POST', 'all/main/_/orders', { body: [1] })).toMatchObject({ status: 400 });
      expect(await shop.oauth('POST', 'all/main/_/orders', { body: { $top: {} } })).toMatchObject({ status: 400 });
      expect(await shop.oauth('GET', 'all/main/public/orders?$top=1')).toMatchObject({ status: 200 });
      expect((await shop.oauth('HEAD', 'get/main/main/orders')).status).toBe(200);
    });

    it('is asked for by a form or by plain text', async () => {
      const post = async (type: string, body: string, verb = 'all') => {
        const headers = { authorization: `Bearer ${shop.server.root.token}`, 'content-type': type };
        const answer = await fetch(`${shop.server.url}/oauth/${verb}/main/_/orders`, { method: 'POST', headers, body });
        return [answer.status, await answer.json()];
      };
      const form = 'application/x-www-form-urlencoded';
      expect(await post(form, new URLSearchParams({ $filter: "code eq 'b'", $select: 'code' }).toString())).toEqual([200, [{ code: 'b' }]]);
      expect(await post('text/plain', "$filter=title%20eq%20'O''Neil'&$select=code\n")).toEqual([200, [{ code: 'a' }]]);
      expect(await post('text/plain; charset=utf-8', '$filter=code+eq+%27c%27&$select=code')).toEqual([200, [{ code: 'c' }]]);
      expect((await post(form, '$filter=%zz'))[0]).toBe(400);
      expect((await post(form, '$top=1&$top=2'))[0]).toBe(400);
      expect((await post('application/xml', '$top=1'))[0]).toBe(400);
      // A record is JSON.
      expect((await post(form, 'title=x', 'insert'))[0]).toBe(400);
      expect((await post('text/plain', '{"title":"x"}', 'insert'))[0]).toBe(400);
    });

    it('of more rows than a page names the next one', async () => {
      await createCollection(shop.server, { name: 'many', fields: [{ name: 'n', type: 'integer' }] });
      for (const start of [0, 1000]) {
        dataOf(
          await shop.api('POST', 'many:create', {
            body: Array.from({ length: start === 0 ? 1000 : 50 }, (_, index) => ({ n: start + index })),
          }),
        );
      }
      const next = async (path: string): Promise<[number, string | undefined]> => {
        const { body, headers } = await shop.oauth('GET', path);
        return [(body as unknown[]).length, /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]];
      };
      const [first, more] = await next('get/main/_/many?$select=n');
      expect([first, more]).toEqual([100, `${shop.server.url}/oauth/get/main/_/many?$select=n&$skip=100`]);
      const [most, rest] = await next('get/main/_/many?$top=1020');
      expect([most, rest?.split('?')[1]]).toEqual([1000, '$top=20&$skip=1000']);
      const [last, none] = await next(rest?.split('/oauth/')[1] ?? '');
      expect([last, none]).toEqual([20, undefined]);
      const envelope = await shop.oauth('GET', 'get/main/_/many?$select=n&$skip=1000&$count=true');
      expect(envelope.body).toMatchObject({ '@odata.count': 1050 });
      expect(envelope.body).not.toHaveProperty('@odata.nextLink');
    });
  });

  test('other formats than JSON are not there, and names without $ are nobody’s business', async () => {
    expect((await shop.oauth('GET', 'get/main/_/orders?$format=xml')).status).toBe(406);
    expect((await shop.oauth('GET', 'get/main/_/orders?$format=json&top=1&x=y')).body).toHaveLength(3);
  });

  test('values are counted', async () => {
    expect((await shop.oauth('GET', 'groupby/main/_/orders/status')).body).toEqual([
      { value: 'done', count: 1 },
      { value: 'new', count: 2 },
    ]);
    expect((await shop.oauth('GET', 'groupby/main/_/orders/pieces?$top=5')).body).toEqual([
      { value: 1, count: 1 },
      { value: 20, count: 1 },
      { value: null, count: 1 },
    ]);
    const asked = `groupby/main/_/orders/status?$orderby=count desc&$top=1&$filter=${encodeURIComponent("code ne 'b'")}`;
    expect((await shop.oauth('GET', asked)).body).toEqual([{ value: 'new', count: 2 }]);
    expect((await shop.oauth('GET', 'groupby/main/_/orders/nothing')).status).toBe(404);
    expect((await shop.oauth('GET', 'groupby/main/_/orders/status?$select=x')).status).toBe(400);
  });
});
