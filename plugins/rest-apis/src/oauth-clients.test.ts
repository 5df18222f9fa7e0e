import { createRole, dataOf } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

interface Token {
  readonly access_token?: string;
  readonly error?: string;
}

interface Client {
  readonly clientId: string;
  readonly secret: string;
}

describe('clients of an API', () => {
  let shop: Shop;
  let client: Client;
  let role: string;

  beforeAll(async () => {
    // Needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets: the library behind oauth2 is an ES module.
    shop = await openShop('sqlite', ['oauth2']);
    const view = { collection: 'orders', columns: [{ field: 'code' }, { name: 'buyer', field: 'customer.name' }] };
    dataOf(await shop.api('POST', 'collections:create', { body: { name: 'buyers', view } }));
    role = await createRole(shop.server, { grants: [{ collection: 'orders' }, { collection: 'customers' }, { collection: 'buyers' }] });
    client = await createClient('erp', { rights: ['read'] });
  });
  afterAll(() => shop.server.close());

  const createClient = async (clientId: string, values: object): Promise<Client> =>
    dataOf(await shop.api('POST', 'oauthClients:create', { body: { clientId, roles: [role], ...values } }));

  async function askToken(slug: string, { clientId, secret } = client): Promise<{ readonly status: number; readonly body: Token }> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    });
    const answer = await fetch(`${shop.server.url}/oauth/${slug}/token`, { method: 'POST', body });
    return { status: answer.status, body: (await answer.json()) as Token };
  }

  it('get their tokens at its address while it is on, and may do what their rights say', async () => {
    const { status, body } = await askToken('shop-api');
    expect(status).toBe(200);
    const token = body.access_token ?? '';
    expect((await shop.oauth('GET', 'get/shop-api/_/orders?$select=code', { token })).body).toHaveLength(3);
    expect((await shop.oauth('GET', 'coldatainfo/main/_/orders/code', { token })).status).toBe(200);
    const refused = await shop.oauth('POST', 'insert/shop-api/_/orders', { token, body: { title: 'x' } });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([403, 'Bearer realm="mortise", error="insufficient_scope"']);
    expect((await shop.oauth('DELETE', 'delete/main/_/orders/1', { token })).status).toBe(403);
    expect(await askToken('main')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    dataOf(await shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body: { enabled: false } }));
    expect((await askToken('shop-api')).status).toBe(401);
    dataOf(await shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body: { enabled: true } }));
  });

  it('that are kept to tables reach no other one, by no way', async () => {
    const { body } = await askToken('shop-api', await createClient('narrow', { rights: ['read'], tables: ['orders', 'buyers'] }));
    const token = body.access_token ?? '';
    const status = async (path: string) => (await shop.oauth('GET', path, { token })).status;
    expect([await status('get/shop-api/_/orders?$select=code'), await status('get/shop-api/_/buyers?$select=buyer')]).toEqual([200, 200]);
    for (const path of [
      'get/shop-api/_/customers',
      'getbyid/shop-api/_/customers/1',
      'groupby/main/_/customers/name',
      'coldatainfo/main/_/customers/name',
      'get/shop-api/_/orders?$expand=customer',
      "get/shop-api/_/orders?$filter=customer/name eq 'Ann'",
      'get/shop-api/_/orders?$orderby=customer/name',
      'get/shop-api/_/orders?$apply=groupby((customer/name))',
    ])
      expect([path, await status(path)]).toEqual([path, 403]);
  });

  it('get tokens that are of use for that API alone, at every door', async () => {
    const values = { name: 'Customers', tables: ['customers'], queries: [] };
    const { id } = dataOf<{ id: number }>(await shop.api('POST', 'restApis:create', { body: values }));
    const free = await createClient('two-apis', { rights: ['read'] });
    const [token, whole] = [
      (await askToken('customers', free)).body.access_token ?? '',
      (await askToken('shop-api', free)).body.access_token ?? '',
    ];
    const status = async (path: string, by = token): Promise<number> => (await shop.api('GET', path, { token: by })).status;
    expect(await status('/oauth/get/customers/_/customers')).toBe(200);
    // The key of a data source stands for every API that serves the table.
    expect([await status('/oauth/get/main/_/customers'), await status('/oauth/get/main/_/customers', whole)]).toEqual([200, 200]);
    expect([await status('customers:list'), await status('orders:list'), await status('users:list', whole)]).toEqual([200, 403, 403]);
    const { paths } = (await shop.api('GET', 'swagger:get?ns=plugins/rest-apis', { token })).body as { paths: object };
    const described = Object.keys(paths).filter((path) => path.startsWith('/oauth/get/'));
    expect(described).toEqual(['/oauth/get/customers/_/customers']);
    const refused = await shop.oauth('GET', 'get/shop-api/_/customers', { token });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([403, 'Bearer realm="mortise", error="insufficient_scope"']);
    for (const path of ['get/shop-api/_/orders', 'get/main/_/orders', 'get/customers/_/orders'])
      expect([path, await status(`/oauth/${path}`)]).not.toContain(200);
    expect(await status('/oauth/get/customers/_/customers', whole)).toBe(403);
    // Collections made later belong to an API that serves all of them.
    dataOf(await shop.api('POST', 'collections:create', { body: { name: 'later', fields: [{ name: 'a', type: 'string' }] } }));
    const rooted = await createClient('rooted', { rights: ['read'], roles: ['admin'] });
    const all = (await askToken('shop-api', rooted)).body.access_token ?? '';
    expect([await status('/oauth/get/shop-api/_/later', all), await status('later:list', all), await status('users:list', all)]).toEqual([
      200, 200, 403,
    ]);
    dataOf(await shop.api('POST', `restApis:update?filterByTk=${id}`, { body: { enabled: false } }));
    expect([await status('customers:list'), await status('/oauth/get/shop-api/_/customers', whole)]).toEqual([401, 200]);
    dataOf(await shop.api('POST', `restApis:destroy?filterByTk=${id}`));
  });

  it('that are for one API get tokens nowhere else', async () => {
    const { id } = dataOf<{ id: number }>(await shop.api('POST', 'restApis:create', { body: { name: 'Another' } }));
    const only = await createClient('only', { rights: ['read'], apis: [id] });
    expect(await askToken('shop-api', only)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: only.clientId, client_secret: only.secret });
    expect((await fetch(`${shop.server.url}/api/oauth2/token`, { method: 'POST', body: form })).status).toBe(400);
    const token = (await askToken('another', only)).body.access_token ?? '';
    const status = async (): Promise<number> => (await shop.oauth('GET', 'get/another/_/orders', { token })).status;
    expect(await status()).toBe(200);
    expect(dataOf(await shop.api('POST', 'oauthClients:update?filterByTk=only', { body: { apis: [shop.apiId] } }))).toMatchObject({
      apis: [shop.apiId],
    });
    expect(await status()).toBe(401);
    const people = { grantTypes: ['authorization_code'], redirectUris: ['https://a.example/x'] };
    expect((await shop.api('POST', 'oauthClients:update?filterByTk=only', { body: people })).status).toBe(400);
  });

  it('follow their API to another address, and have nothing to do with the one that takes it over', async () => {
    const { id } = dataOf<{ id: number }>(await shop.api('POST', 'restApis:create', { body: { name: 'Old' } }));
    const only = await createClient('follower', { rights: ['read'], apis: [id] });
    const token = (await askToken('old', only)).body.access_token ?? '';
    const status = async (slug: string): Promise<number> => (await shop.oauth('GET', `get/${slug}/_/orders`, { token })).status;
    expect(await status('old')).toBe(200);
    dataOf(await shop.api('POST', `restApis:update?filterByTk=${id}`, { body: { slug: 'new' } }));
    dataOf(await shop.api('POST', 'restApis:create', { body: { name: 'Old' } }));
    expect([await status('new'), await status('old')]).toEqual([200, 403]);
    expect([(await askToken('new', only)).status, (await askToken('old', only)).status]).toEqual([200, 400]);
    dataOf(await shop.api('POST', `restApis:destroy?filterByTk=${id}`));
    dataOf(await shop.api('POST', 'restApis:create', { body: { name: 'New' } }));
    expect([await status('new'), (await askToken('new', only)).status]).toEqual([401, 400]);
    // It stays limited to what is gone, and is limited to nothing that is not there.
    const change = (apis: readonly unknown[]) => shop.api('POST', 'oauthClients:update?filterByTk=follower', { body: { apis } });
    expect([(await change([id])).status, (await change([9999])).status, (await change(['new'])).status]).toEqual([200, 400, 400]);
  });

  it('run the queries it serves with their roles, if they may read', async () => {
    for (const [name, roles] of [
      ['codes', [role]],
      ['others', []],
    ] as const)
      dataOf(await shop.api('POST', 'namedQueries:create', { body: { name, kind: 'sql', sql: 'SELECT code FROM orders', roles } }));
    const tree = { resource: 'orders', action: 'list', params: { fields: ['code'] } };
    dataOf(await shop.api('POST', 'namedQueries:create', { body: { name: 'tree', kind: 'tree', tree, roles: [role] } }));
    const queries = ['codes', 'others', 'tree'];
    dataOf(await shop.api('POST', `restApis:update?filterByTk=${shop.apiId}`, { body: { queries } }));
    const answers = async (clientId: string, values: object): Promise<readonly number[]> => {
      const { body } = await askToken('shop-api', await createClient(clientId, values));
      const token = body.access_token ?? '';
      const called = await Promise.all(queries.map((name) => shop.oauth('GET', `custom/shop-api/${name}`, { token })));
      // By the action API queries are nothing for clients.
      const direct = await shop.api('POST', 'namedQueries:run?filterByTk=codes', { token, body: {} });
      return [...called, direct].map(({ status }) => status);
    };
    expect(await answers('reader', { rights: ['read'] })).toEqual([200, 403, 200, 403]);
    expect(await answers('writer', { rights: ['write', 'delete'] })).toEqual([403, 403, 403, 403]);
    expect(await answers('tables', { rights: ['read'], tables: ['orders'] })).toEqual([403, 403, 403, 403]);
    expect(await answers('one', { rights: ['read'], tables: ['namedQueries.codes'] })).toEqual([200, 403, 403, 403]);
    const { body } = await askToken('shop-api');
    const described = await shop.api('GET', 'swagger:get?ns=plugins/rest-apis', { token: body.access_token ?? '' });
    const { paths } = described.body as { paths: object };
    expect(Object.keys(paths).filter((path) => path.includes('/custom/'))).toEqual([
      '/oauth/custom/shop-api/codes',
      '/oauth/custom/shop-api/tree',
    ]);
  });
});

test('addresses for tokens are there while the plugin behind them is on, whichever is switched on first', async () => {
  const shop = await openShop('sqlite');
  try {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x' });
    const answer = async (): Promise<string> => {
      const answered = await fetch(`${shop.server.url}/oauth/shop-api/token`, { method: 'POST', body });
      return `${answered.status} ${await answered.text()}`;
    };
    const off = '404 "There is no resource';
    expect(await answer()).toContain(off);
    dataOf(await shop.api('POST', 'pm:enable?filterByTk=oauth2'));
    expect(await answer()).toContain('invalid_client');
    dataOf(await shop.api('POST', 'pm:disable?filterByTk=oauth2'));
    expect(await answer()).toContain(off);
    expect((await shop.oauth('GET', 'get/shop-api/_/orders')).status).toBe(200);
    dataOf(await shop.api('POST', 'pm:enable?filterByTk=oauth2'));
    dataOf(await shop.api('POST', 'pm:disable?filterByTk=rest-apis'));
    expect(await answer()).toContain('404');
    dataOf(await shop.api('POST', 'pm:enable?filterByTk=rest-apis'));
    expect(await answer()).toContain('invalid_client');
  } finally {
    await shop.server.close();
  }
});
