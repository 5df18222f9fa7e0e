import { createRole, dataOf } from '@mortise/testing';
import { type Shop, openShop } from './testing/shop';

interface Token {
  readonly access_token?: string;
  readonly error?: string;
}

describe('clients of an API', () => {
  let shop: Shop;
  let client: { readonly clientId: string; readonly secret: string };

  beforeAll(async () => {
    // Needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets: the library behind oauth2 is an ES module.
    shop = await openShop('sqlite', ['oauth2']);
    const role = await createRole(shop.server, { grants: [{ collection: 'orders' }, { collection: 'customers' }] });
    const values = { clientId: 'erp', rights: ['read'], roles: [role] };
    client = dataOf(await shop.api('POST', 'oauthClients:create', { body: values }));
  });
  afterAll(() => shop.server.close());

  async function askToken(slug: string, scope = 'read'): Promise<{ readonly status: number; readonly body: Token }> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_id: client.clientId,
      client_secret: client.secret,
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
  });
});
