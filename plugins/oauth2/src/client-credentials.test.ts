import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCredentials } from 'simple-oauth2';
import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { type MadeClient, basic, createClient, postForm, tokenOf } from './testing/oauth';

eachDatabase('client credentials on %s', (dialect) => {
  let server: TestServer;
  let erp: MadeClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['oauth2', 'rest-v1', 'named-queries'], env: { LOGGER_LEVEL: 'error' } });
    await createCollection(server, { name: 'orders', fields: [{ name: 'code', type: 'string' }] });
    await createCollection(server, {
      name: 'parts',
      fields: [
        { name: 'code', type: 'string' },
        { name: 'order', type: 'belongsTo', target: 'orders' },
      ],
    });
    erp = await createClient(server, { clientId: 'erp', rights: ['read', 'write'] });
  });
  afterAll(() => server.close());

  const token = (form: Readonly<Record<string, string>> | string, headers: Readonly<Record<string, string>> = {}) =>
    postForm(server, '/api/oauth2/token', { form, headers });
  const call = async (request: string, token: string, body?: unknown) => {
    const [method = '', path = ''] = request.split(/ (.*)/s);
    return (await server.api(method, path, { token, ...(body === undefined ? {} : { body }) })).status;
  };
  const update = async (clientId: string, body: object) =>
    dataOf(await server.api('POST', `oauthClients:update?filterByTk=${encodeURIComponent(clientId)}`, { token: server.root.token, body }));

  it.each(['header', 'body'] as const)(
    'gives tokens to an unchanged client library that authenticates by %s',
    async (authorizationMethod) => {
      const strange = await createClient(server, { clientId: `i d+:é`.replace('é', authorizationMethod), rights: ['read'] });
      const library = new ClientCredentials({
        client: { id: strange.clientId, secret: strange.secret },
        auth: { tokenHost: server.url, tokenPath: '/api/oauth2/token' },
        options: { authorizationMethod },
      });
      const { token: issued } = await library.getToken({ scope: ['read'] });
      expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'read' });
      expect(await call('GET orders:list', String(issued['access_token']))).toBe(200);
    },
  );

  it('answers as RFC 6749 and RFC 6750 say', async () => {
    const { status, headers, body } = await token({ grant_type: 'client_credentials', scope: 'read' }, basic(erp));
    expect(status).toBe(200);
    expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
    expect((await token({ grant_type: 'client_credentials' }, basic(erp))).body['scope']).toBe('read write');
    // RFC 6749, 3.2: what has no value counts as left out. n8n sends it so.
    expect((await token({ grant_type: 'client_credentials', scope: '' }, basic(erp))).body['scope']).toBe('read write');
  });

  it('refuses with the errors of RFC 6749, 5.2', async () => {
    const grant = { grant_type: 'client_credentials' };
    const wrong = { ...erp, secret: 'wrong' };
    const inBody = { ...grant, client_id: erp.clientId, client_secret: erp.secret };
    const table: [Readonly<Record<string, string>> | string, Readonly<Record<string, string>>, number, string][] = [
      [{}, basic(erp), 400, 'invalid_request'],
      [{ grant_type: 'password' }, basic(erp), 400, 'unsupported_grant_type'],
      [{ grant_type: 'authorization_code', code: 'x' }, basic(erp), 400, 'unauthorized_client'],
      [{ ...grant, scope: 'read delete' }, basic(erp), 400, 'invalid_scope'],
      [{ ...grant, scope: 'everything' }, basic(erp), 400, 'invalid_scope'],
      [grant, basic(wrong), 401, 'invalid_client'],
      [grant, basic({ clientId: 'nobody', secret: 'x' }), 401, 'invalid_client'],
      [{ ...inBody, client_secret: 'wrong' }, {}, 401, 'invalid_client'],
      [{ ...grant, client_id: erp.clientId }, {}, 401, 'invalid_client'],
      [grant, {}, 401, 'invalid_client'],
      ['', {}, 401, 'invalid_client'],
      [inBody, basic(erp), 400, 'invalid_request'],
      [`grant_type=client_credentials&grant_type=client_credentials`, basic(erp), 400, 'invalid_request'],
      [grant, { authorization: 'Basic !!!' }, 401, 'invalid_client'],
      [grant, { authorization: `Basic ${Buffer.from('nocolon').toString('base64')}` }, 401, 'invalid_client'],
      [grant, { authorization: `Basic ${Buffer.from('%:%').toString('base64')}` }, 401, 'invalid_client'],
      [grant, { authorization: 'Bearer x' }, 401, 'invalid_client'],
      [grant, { authorization: `Basic ${Buffer.from('erp:').toString('base64')}` }, 401, 'invalid_client'],
      [grant, { ...basic(erp), 'content-type': 'application/json' }, 400, 'invalid_request'],
      [`${'a=1&'.repeat(20_000)}`, basic(erp), 400, 'invalid_request'],
      ['%', basic(erp), 400, 'invalid_request'],
    ];
    for (const [form, headers, status, error] of table) {
      const answer = await token(form, headers);
      expect([form, answer.status, answer.body['error']]).toEqual([form, status, error]);
      if (status === 401 && 'authorization' in headers) expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    }
    expect((await fetch(`${server.url}/api/oauth2/token`)).status).toBe(405);
    expect((await fetch(`${server.url}/api/oauth2/nothing`)).status).toBe(404);
  });

  it('keeps a token within its scope at every door', async () => {
    const [read, write] = [await tokenOf(server, erp, 'read'), await tokenOf(server, erp, 'write')];
    const order = dataOf<{ id: number }>(await server.api('POST', 'orders:create', { token: write, body: { code: 'A1' } }));
    const doors: [token: string, method: 'GET' | 'POST', path: string, status: number, body?: object][] = [
      [read, 'GET', 'orders:list', 200],
      [read, 'POST', 'orders:create', 403, { code: 'x' }],
      [read, 'POST', 'orders:query', 200, { measures: [{ field: ['id'], aggregation: 'count' }] }],
      [write, 'GET', 'orders:list', 403],
      [write, 'POST', `orders:update?filterByTk=${order.id}`, 200, { code: 'A2' }],
      [write, 'POST', `orders:destroy?filterByTk=${order.id}`, 403],
      [read, 'GET', '/api/rest/v1/orders', 200],
      [write, 'GET', '/api/rest/v1/orders', 403],
      [read, 'POST', '/api/rest/v1/orders', 403, { code: 'x' }],
      [read, 'GET', `parts/1/order:get`, 404],
      [read, 'POST', 'collections:create', 403, { name: 'x' }],
      [read, 'GET', 'oauthClients:list', 403],
      [read, 'GET', 'namedQueries:list', 403],
      [read, 'POST', 'users:updateProfile', 403, { nickname: 'x' }],
      [`${read}x`, 'GET', 'orders:list', 401],
      [read.slice(0, -1), 'GET', 'orders:list', 401],
    ];
    for (const [bearer, method, path, status, body] of doors)
      expect([path, await call(`${method} ${path}`, bearer, body)]).toEqual([path, status]);
  });

  it('keeps a client with tables to them, and to its roles', async () => {
    const narrow = await createClient(server, { clientId: 'narrow', rights: ['read', 'delete'], tables: ['parts'] });
    const bearer = await tokenOf(server, narrow);
    expect(await call('GET parts:list', bearer)).toBe(200);
    expect(await call('GET orders:list', bearer)).toBe(403);
    expect(await call('GET parts:list?appends=order', bearer)).toBe(403);
    expect(await call('GET parts:list?filter={"order.code":"x"}', bearer)).toBe(403);
    expect(await call('GET /api/rest/v1/parts?select=*,order(*)', bearer)).toBe(403);
    await server.api('POST', 'roles:create', { token: server.root.token, body: { name: 'nothing' } });
    const powerless = await createClient(server, { clientId: 'powerless', rights: ['read'], roles: ['nothing'] });
    expect(await call('GET parts:list', await tokenOf(server, powerless))).toBe(403);
  });

  it('ends at once what a client may not do any more', async () => {
    const client = await createClient(server, { clientId: 'fading', rights: ['read', 'write'] });
    const bearer = await tokenOf(server, client);
    const status = () => call('GET orders:list', bearer);
    expect(await status()).toBe(200);
    await update('fading', { rights: ['write'] });
    expect(await status()).toBe(403);
    await update('fading', { rights: ['read'] });
    expect(await status()).toBe(200);
    await update('fading', { enabled: false });
    expect(await status()).toBe(401);
    expect((await token({ grant_type: 'client_credentials' }, basic(client))).status).toBe(401);
    await update('fading', { enabled: true });
    expect(await status()).toBe(200);
    await server.api('POST', 'oauthClients:destroy?filterByTk=fading', { token: server.root.token });
    expect(await status()).toBe(401);
  });

  it('revokes and introspects (RFC 7009, RFC 7662), each client its own tokens only', async () => {
    const other = await createClient(server, { clientId: 'other', rights: ['read'] });
    const bearer = await tokenOf(server, erp, 'read');
    const ask = (path: string, who: MadeClient, value: string) =>
      postForm(server, `/api/oauth2/${path}`, { form: { token: value }, headers: basic(who) });
    expect((await ask('introspect', erp, bearer)).body).toMatchObject({
      active: true,
      client_id: 'erp',
      scope: 'read',
      token_type: 'Bearer',
    });
    expect((await ask('introspect', other, bearer)).body).toEqual({ active: false });
    expect((await ask('introspect', erp, 'mst_nothing')).body).toEqual({ active: false });
    expect((await ask('revoke', other, bearer)).status).toBe(400);
    expect(await call('GET orders:list', bearer)).toBe(200);
    expect((await ask('revoke', erp, bearer)).status).toBe(200);
    expect(await call('GET orders:list', bearer)).toBe(401);
    expect((await ask('introspect', erp, bearer)).body).toEqual({ active: false });
    expect((await ask('revoke', erp, 'mst_nothing')).status).toBe(200);
    expect((await ask('introspect', { ...erp, secret: 'x' }, bearer)).status).toBe(401);
  });

  it('knows no token while the plugin is off, and all of them once it is on', async () => {
    const bearer = await tokenOf(server, erp);
    await server.platform.host.disable('oauth2');
    expect([await call('GET orders:list', bearer), (await fetch(`${server.url}/api/oauth2/jwks`)).status]).toEqual([401, 401]);
    await server.platform.host.enable('oauth2');
    expect(await call('GET orders:list', bearer)).toBe(200);
    expect(await call('GET orders:list', await tokenOf(server, erp))).toBe(200);
  });

  it('stores neither secrets nor tokens', async () => {
    const bearer = await tokenOf(server, erp);
    if (dialect !== 'sqlite') return;
    const names = await readdir(server.storage.folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
    const everything = (await Promise.all(files)).join('');
    expect(everything).toContain('ClientCredentials');
    expect(everything).not.toContain(bearer);
    expect(everything).not.toContain(erp.secret);
  });
});
