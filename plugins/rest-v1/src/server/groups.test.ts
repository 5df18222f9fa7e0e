import { PostgrestClient } from '@supabase/postgrest-js';
import {
  type TestServer,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { refusalOf } from '../testing/edges';

/** The built-in scope of a user's own records. */
const OWN = 2;

const SALES = [
  { item: 'tea', amount: '1.50', pieces: 2, at: '2024-01-31T23:30:00Z', shopId: 1 },
  { item: 'tea', amount: '2.25', pieces: 1, at: '2024-02-01T00:30:00Z', shopId: 2 },
  { item: 'ink', amount: '10.00', pieces: 7, at: '2024-02-01T12:00:00Z', shopId: 1 },
  { item: 'ink', amount: null, pieces: null, at: null, shopId: null },
];

eachDatabase('groups in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const { token } = server.root;
    const sales = { name: 'sales', type: 'hasMany', target: 'sales', foreignKey: 'shopId' };
    await createCollection(server, { name: 'shops', fields: [{ name: 'town', type: 'string' }] });
    await createCollection(server, {
      name: 'sales',
      fields: [
        { name: 'item', type: 'string' },
        { name: 'amount', type: 'decimal', precision: 10, scale: 2 },
        { name: 'pieces', type: 'integer' },
        { name: 'at', type: 'datetime' },
        { name: 'shop', type: 'belongsTo', target: 'shops', foreignKey: 'shopId' },
      ],
    });
    dataOf(await server.api('POST', 'collections/shops/fields:create', { token, body: sales }));
    dataOf(await server.api('POST', 'shops:create', { token, body: [{ town: 'Ulm' }, { town: 'Bonn' }] }));
    dataOf(await server.api('POST', 'sales:create', { token, body: SALES }));
    key = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());

  const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    server.api('GET', `/api/rest/v1/sales?${query}`, { headers: { apikey: key, ...headers } });
  const groups = async (query: string, headers = {}): Promise<unknown> => (await get(query, headers)).body;

  test('of all rows there is one', async () => {
    expect(await groups('select=count(),amount.sum(),pieces.avg(),most:pieces.max(),pieces.min(),known:pieces.count()')).toEqual([
      { count: 4, sum: '13.75', avg: 3.333333, most: 7, min: 1, known: 3 },
    ]);
    expect(await groups('select=count()&item=eq.none')).toEqual([{ count: 0 }]);
    const accept = 'application/vnd.pgrst.object+json';
    expect(await groups('select=rows:count()&item=eq.tea', { accept })).toEqual({ rows: 2 });
  });

  test('are made by the columns beside, also of related rows', async () => {
    expect(await groups('select=item,amount.sum(),count()&order=item')).toEqual([
      { item: 'ink', sum: '10.00', count: 2 },
      { item: 'tea', sum: '3.75', count: 2 },
    ]);
    expect(await groups('select=...shop(town),pieces.sum()&order=shop(town).desc')).toEqual([
      { town: 'Ulm', sum: 9 },
      { town: 'Bonn', sum: 1 },
      { town: null, sum: null },
    ]);
    expect(await groups('select=...shop!inner(place:town),count()&shop.town=eq.Ulm')).toEqual([{ place: 'Ulm', count: 2 }]);
  });

  test('by days, in the zone of the caller', async () => {
    const query = 'select=at::date,count()&at=not.is.null&order=at';
    expect(await groups(query)).toEqual([
      { at: '2024-01-31', count: 1 },
      { at: '2024-02-01', count: 2 },
    ]);
    expect(await groups(query, { 'x-timezone': '+01:00' })).toEqual([{ at: '2024-02-01', count: 3 }]);
  });

  test('come in an order, in pages, and with casts of what was worked out', async () => {
    const all = await get('select=thing:item,total:amount.sum()::float&order=total.desc');
    expect(all.body).toEqual([
      { thing: 'ink', total: 10 },
      { thing: 'tea', total: 3.75 },
    ]);
    const page = await get('select=item,count()&order=item&limit=1&offset=1');
    expect([page.status, page.body, page.headers.get('content-range')]).toEqual([200, [{ item: 'tea', count: 2 }], '1-1/*']);
    const ranged = await get('select=item,pieces.sum()::text&order=sum.nullsfirst', { range: '0-0' });
    expect([ranged.body, ranged.headers.get('content-range')]).toEqual([[{ item: 'tea', sum: '3' }], '0-0/*']);
    const csv = await get('select=item,amount.sum()&order=item', { accept: 'text/csv' });
    expect(csv.body).toBe('item,sum\nink,10.00\ntea,3.75');
    const head = await server.api('HEAD', '/api/rest/v1/sales?select=item,count()', { headers: { apikey: key } });
    expect([head.status, head.body, head.headers.get('content-range')]).toEqual([200, '', '0-1/*']);
  });

  test('are asked for by the client', async () => {
    const rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
    const { data } = await rest.from('sales').select('item, total:amount.sum()').gt('pieces', 1).order('item').throwOnError();
    expect(data).toEqual([
      { item: 'ink', total: '10.00' },
      { item: 'tea', total: '1.50' },
    ]);
  });

  test('hold the rows the caller may see, and no others', async () => {
    const grants = [
      { collection: 'sales', actions: [{ name: 'view', scopeId: OWN }, 'create'] },
      { collection: 'shops', actions: [{ name: 'view', scopeId: OWN }] },
    ];
    const user = await createUser(server, { roles: [await createRole(server, { grants })] });
    const mine = { apikey: user.token };
    const made = await server.api('POST', '/api/rest/v1/sales', { headers: mine, body: { item: 'mine', amount: '5.00' } });
    expect(made.status).toBe(201);
    expect(await groups('select=count(),amount.sum()', mine)).toEqual([{ count: 1, sum: '5.00' }]);
    expect(await groups('select=...shop(town),count()', mine)).toEqual([{ town: null, count: 1 }]);
    expect(await groups('select=...shop!inner(town),count()', mine)).toEqual([]);
    await server.api('DELETE', '/api/rest/v1/sales?item=eq.mine', { headers: { apikey: key } });
  });

  test('of related rows there is their number', async () => {
    const shops = (query: string, headers = {}) =>
      server.api('GET', `/api/rest/v1/shops?${query}`, { headers: { apikey: key, ...headers } });
    const numbers = [
      { town: 'Ulm', sales: [{ count: 2 }] },
      { town: 'Bonn', sales: [{ count: 1 }] },
    ];
    for (const count of ['count', 'count()'])
      expect([count, (await shops(`select=town,sales(${count})&order=id`)).body]).toEqual([count, numbers]);
    expect((await shops('select=town,many:sales(n:count()::text)&many.pieces=gt.2&order=id')).body).toEqual([
      { town: 'Ulm', many: [{ n: '1' }] },
      { town: 'Bonn', many: [{ n: '0' }] },
    ]);
    expect(await groups('select=item,shop(count())&item=eq.ink&order=id')).toEqual([
      { item: 'ink', shop: { count: 1 } },
      { item: 'ink', shop: { count: 0 } },
    ]);
    const rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
    expect((await rest.from('shops').select('town, sales(count)').order('id').throwOnError()).data).toEqual(numbers);
    for (const query of ['sales(count())&sales.limit=1', 'sales(count)&sales.order=id', 'sales(__proto__:count())'])
      expect([query, await refusalOf(shops(`select=${query}`))]).toEqual([query, { status: 400, code: 'PGRST100' }]);
    for (const query of ['sales(item,count())', 'sales(pieces.sum())', '...sales(count())'])
      expect([query, await refusalOf(shops(`select=${query}`))]).toEqual([query, { status: 400, code: 'PGRST127' }]);
  });

  test('count no related rows the caller may not see', async () => {
    const viewer = async (sales: readonly { name: string; scopeId: number }[]): Promise<Readonly<Record<string, string>>> => {
      const grants = [
        { collection: 'shops', actions: ['view'] },
        { collection: 'sales', actions: sales },
      ];
      return { apikey: (await createUser(server, { roles: [await createRole(server, { grants })] })).token };
    };
    const own = await viewer([{ name: 'view', scopeId: OWN }]);
    const counted = (headers: Readonly<Record<string, string>>, count: string) =>
      server.api('GET', `/api/rest/v1/shops?select=sales(${count})&order=id`, { headers });
    expect((await counted(own, 'count()')).body).toEqual([{ sales: [{ count: 0 }] }, { sales: [{ count: 0 }] }]);
    for (const count of ['count()', 'count'])
      expect(await refusalOf(counted(await viewer([]), count))).toEqual({ status: 403, code: '42501' });
  });

  test.each([
    ['select=item.sum()', {}, 'PGRST100'],
    ['select=nothing.sum()', {}, '42703'],
    ['select=count(),count()', {}, 'PGRST100'],
    ['select=item,count()&order=pieces', {}, 'PGRST100'],
    ['select=...shop(town),count()&shop.town=eq.Ulm', {}, 'PGRST127'],
    ['select=...shop!inner(town),count()&shop.limit=1', {}, 'PGRST127'],
    ['select=...shop!inner(town,...createdBy(nickname)),count()&shop.createdBy.id=eq.1', {}, 'PGRST127'],
    ['select=item->a,count()', {}, 'PGRST127'],
    ['select=item,count()&order=item->a', {}, 'PGRST127'],
    ['select=item,count()', { prefer: 'count=exact' }, 'PGRST127'],
    ['select=item::date,count()', {}, 'PGRST100'],
  ])('%s %j is refused as %s', async (query, headers, code) => expect(await refusalOf(get(query, headers))).toEqual({ status: 400, code }));

  test('tell nobody what is wrong with them who may not ask at all', async () => {
    for (const query of ['select=count()&order=item->a', 'select=*,count()', 'select=shops(town),shops!none(town)'])
      expect([query, (await get(query, { apikey: '' })).status]).toEqual([query, 401]);
  });

  test('of more than a page can hold are refused', async () => {
    expect(await refusalOf(get('select=item,count()&limit=1001'))).toEqual({ status: 416, code: 'PGRST103' });
  });

  test('are no answer to a write', async () => {
    const headers = { apikey: key, prefer: 'return=representation' };
    const patch = server.api('PATCH', '/api/rest/v1/sales?select=count()&item=eq.tea', { headers, body: { pieces: 0 } });
    expect(await refusalOf(patch)).toEqual({ status: 400, code: 'PGRST127' });
    expect(await groups('select=pieces.sum()&item=eq.tea')).toEqual([{ sum: 3 }]);
  });
});
