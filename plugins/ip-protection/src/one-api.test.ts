import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { BEHIND_PROXY, type CallOptions, HOME, callFrom, removeRules, saveRule } from './testing/caller';

const PARTNER = '198.51.100.20';
const STRANGER = '203.0.113.7';
const PAGE = 'https://shop.partner.example';

eachDatabase('the lists of one REST API on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    // Needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets: the library behind oauth2 is an ES module.
    server = await startTestServer({ dialect, plugins: ['oauth2', 'rest-apis'], env: BEHIND_PROXY });
    await createCollection(server, { name: 'orders', fields: [{ name: 'code', type: 'string' }] });
    const { token } = server.root;
    dataOf(await server.api('POST', 'orders:create', { token, body: { code: 'a' } }));
    const sql = 'SELECT code FROM orders';
    dataOf(await server.api('POST', 'namedQueries:create', { token, body: { name: 'codes', kind: 'sql', sql } }));
    for (const name of ['Partner', 'Own'])
      dataOf(await server.api('POST', 'restApis:create', { token, body: { name, queries: ['codes'] } }));
  });
  afterAll(() => server.close());
  afterEach(() => removeRules(server));

  const asRoot = (request: string, options: CallOptions = {}) => callFrom(server, request, { token: server.root.token, ...options });
  const status = async (request: string, options: CallOptions = {}) => (await asRoot(request, options)).status;
  const protect = (lists: object) => saveRule(server, { subject: 'path:/oauth/partner', ...lists });

  test.each([
    'GET /oauth/get/partner/_/orders',
    'POST /oauth/all/partner/_/orders',
    'GET /oauth/getbyid/partner/_/orders/1',
    'POST /oauth/insert/partner/_/orders',
    'PUT /oauth/update/partner/_/orders',
    'DELETE /oauth/delete/partner/_/orders/9',
    'GET /oauth/coldatainfo/partner/_/orders/code',
    'GET /oauth/groupby/partner/_/orders/code',
    'GET /oauth/custom/partner/codes',
    'POST /oauth/partner/token',
    'GET /oauth/get/p%61rtner/_/orders',
    // The key of the database stands for every API that serves what is asked for.
    'GET /oauth/get/main/_/orders',
    'GET /oauth/custom/main/codes',
  ])('count for %s, whatever token comes along, and for no other API', async (request) => {
    const body = request.startsWith('P') ? { body: {} } : {};
    const before = await status(request, { ...body, from: STRANGER });
    expect(before).not.toBe(403);
    await protect({ allow: [`${PARTNER}/32`] });
    expect(await status(request, { ...body, from: STRANGER })).toBe(403);
    expect(await status(request, { ...body, from: PARTNER })).toBe(before);
    const other = request.replace(/partner|p%61rtner|main/, 'own');
    expect(await status(other, { ...body, from: STRANGER })).toBe(before);
  });

  test.each(['GET /oauth/get/main/_/orders', 'GET /oauth/custom/main/codes'])('of any of them count for %s', async (request) => {
    await saveRule(server, { subject: 'path:/oauth/own', allow: [PARTNER] });
    expect([await status(request, { from: STRANGER }), await status(request, { from: PARTNER })]).toEqual([403, 200]);
    expect(await status('GET /oauth/get/partner/_/orders', { from: STRANGER })).toBe(200);
  });

  test('of addresses and of origins must both be passed; one that is empty checks nothing', async () => {
    const ask = (options: CallOptions) => status('GET /oauth/get/partner/_/orders', options);
    await protect({ allow: [PARTNER], origins: [PAGE] });
    const answers = [
      await ask({ from: PARTNER, origin: PAGE }),
      await ask({ from: PARTNER }),
      await ask({ from: PARTNER, origin: 'https://evil.example' }),
      await ask({ from: STRANGER, origin: PAGE }),
    ];
    expect(answers).toEqual([200, 200, 403, 403]);
    await protect({ origins: [PAGE], allow: [] });
    expect([await ask({ from: STRANGER, origin: PAGE }), await ask({ origin: 'https://evil.example' })]).toEqual([200, 403]);
    await protect({ origins: [], allow: [] });
    expect(await ask({ from: STRANGER, origin: 'https://evil.example' })).toBe(200);
  });

  test('let pages of listed origins read answers of that API only', async () => {
    await protect({ origins: [PAGE] });
    const preflight = async (path: string) => {
      const headers = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization,prefer' };
      const { answer } = await callFrom(server, `OPTIONS ${path}`, { origin: PAGE, headers });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    expect(await preflight('/oauth/get/partner/_/orders')).toEqual([204, PAGE]);
    expect((await preflight('/oauth/get/own/_/orders'))[1]).toBeNull();
    const stranger = await callFrom(server, 'OPTIONS /oauth/get/partner/_/orders', { origin: 'https://evil.example' });
    expect([stranger.status, stranger.answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  test('follow an API that is renamed, where they are for its id, and are not inherited by who takes its name', async () => {
    const { token } = server.root;
    const created = await server.api('POST', 'restApis:create', { token, body: { name: 'First', queries: ['codes'] } });
    const { id } = dataOf<{ id: number }>(created);
    const statusOf = (slug: string, from: string) => status(`GET /oauth/get/${slug}/_/orders`, { from });
    await saveRule(server, { subject: `path:/oauth/~${id}`, allow: [PARTNER] });
    expect([await statusOf('first', STRANGER), await statusOf('first', PARTNER)]).toEqual([403, 200]);
    const rename = { token, from: HOME, body: { slug: 'second' } };
    expect((await callFrom(server, `POST restApis:update?filterByTk=${id}`, rename)).status).toBe(200);
    expect([await statusOf('second', STRANGER), await statusOf('second', PARTNER)]).toEqual([403, 200]);
    expect(await status('POST /oauth/second/token', { from: STRANGER, body: {} })).toBe(403);
    dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'First' } }));
    expect(await statusOf('first', STRANGER)).toBe(200);
    // Nobody reaches it by this name, which is for rules alone.
    expect(await statusOf(`~${id}`, PARTNER)).toBe(404);
  });

  test('are tried before they are saved, and follow the API while it is on', async () => {
    await asRoot('GET /oauth/get/partner/_/orders', { from: STRANGER });
    const body = { subject: 'path:/oauth/partner', allow: [PARTNER] };
    const { refused } = (await asRoot('POST ipRules:dryRun', { body })).data as { refused: { address: string; path: string }[] };
    // Of a caller one call is told, which depends on what was looked at: of many calls in a second only some are.
    const path: unknown = expect.stringMatching(/^\/oauth\/[a-z]+\/partner\/_$/);
    expect(refused).toContainEqual(expect.objectContaining({ address: STRANGER, path }));
    await protect({ allow: [PARTNER] });
    const { token } = server.root;
    const change = (enabled: boolean) =>
      callFrom(server, 'POST restApis:update?filter={"slug":"partner"}', { token, from: HOME, body: { enabled } });
    expect((await change(false)).status).toBe(200);
    // The other API of the database answers now.
    expect(await status('GET /oauth/get/main/_/orders', { from: STRANGER })).toBe(200);
    expect((await change(true)).status).toBe(200);
    expect(await status('GET /oauth/get/main/_/orders', { from: STRANGER })).toBe(403);
  });
});
