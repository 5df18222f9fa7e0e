import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createCollection, startTestServer, writePlugin } from '@mortise/testing';
import { ClientCredentials } from 'simple-oauth2';
import { type FormAnswer, type MadeClient, basic, createClient, postForm } from './testing/oauth';

const PLUGINS = resolve(__dirname, '..', '..');

describe('token endpoints of APIs', () => {
  let server: TestServer;
  let folder: string;
  let erp: MadeClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-tenants-'));
    await writePlugin(folder, {
      id: 'shop-apis',
      preset: 'off',
      needs: { pipeline: 'core.pipeline' },
      setup: `
        const shop = { id: 1, name: 'shop', place: '/oauth/shop', resources: ['orders'], serves: (name) => name === 'orders' };
        const apis = { named: (name) => (name === 'shop' ? shop : undefined), get: (id) => (id === 1 ? shop : undefined), has: (id) => id === 1 };
        deps.pipeline.protocol({ id: 'shop', base: '/oauth/', apis, places: (path) => ['/oauth/' + (path.split('/')[1] === 'other' ? 'other' : 'shop')], parse: () => ({ resource: 'orders', action: 'list', asked: { sort: [], page: { kind: 'all' } } }),
          encode: () => ({ status: 200, type: 'text/plain', body: 'rows' }), encodeError: ([{ code }]) => ({ status: 400, type: 'text/plain', body: code }) });
      `,
    });
    server = await startTestServer({ pluginFolders: [PLUGINS, folder], plugins: ['oauth2'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'orders' });
    erp = await createClient(server, { clientId: 'erp', rights: ['read', 'write'] });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const ask = (api: string, form: Readonly<Record<string, string>> = {}, client = erp) =>
    postForm(server, `/oauth/${api}/token`, { form: { grant_type: 'client_credentials', ...form }, headers: basic(client) });

  it('are there while a plugin knows their names', async () => {
    expect((await ask('shop')).status).toBe(404);
    await server.platform.host.enable('shop-apis');
    expect((await ask('shop')).body).toMatchObject({ token_type: 'Bearer', scope: 'read write' });
    const unknown = await ask('elsewhere');
    expect([unknown.status, unknown.body['error'], unknown.headers.get('cache-control')]).toEqual([401, 'invalid_client', 'no-store']);
    expect(unknown.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  it('do not tell which of them there are', async () => {
    const wrong = { clientId: 'erp', secret: 'wrong' };
    const told = async (api: string, client: MadeClient, send: (path: string) => Promise<FormAnswer>) => {
      const { status, headers, body } = await send(`/oauth/${api}/token`);
      return [client.clientId, status, headers.get('www-authenticate'), JSON.stringify(body).replace(api, '…')];
    };
    const form = { grant_type: 'client_credentials' };
    for (const client of [wrong, { clientId: 'nobody', secret: 'wrong' }]) {
      const { clientId: client_id, secret: client_secret } = client;
      const ways = [
        (path: string) => postForm(server, path, { form, headers: basic(client) }),
        (path: string) => postForm(server, path, { form: { ...form, client_id, client_secret } }),
        (path: string) => postForm(server, path, { form: { ...form, client_id } }),
        (path: string) => postForm(server, path, { form }),
        (path: string) => postForm(server, path, { form: '{}', headers: { 'content-type': 'application/json' } }),
      ];
      for (const way of ways) expect(await told('elsewhere', client, way)).toEqual(await told('shop', client, way));
    }
    // Whoever knows a secret learns no more than that it does not count there.
    const right = await ask('elsewhere');
    expect(right).toMatchObject({ status: 401, body: (await ask('shop', {}, wrong)).body });
  });

  it('stand inside the language that other plugins speak there', async () => {
    expect(await (await fetch(`${server.url}/oauth/get/main/public/orders`)).text()).toBe('EMPTY_TOKEN');
    expect((await fetch(`${server.url}/oauth/shop/token`)).status).toBe(405);
    const { body } = await ask('shop');
    const rows = await server.api('GET', '/oauth/get/main/public/orders', { token: String(body['access_token']) });
    expect(rows.body).toBe('rows');
  });

  it('cut a scope down to the rights of the client', async () => {
    expect((await ask('shop', { scope: 'read write delete' })).body['scope']).toBe('read write');
    expect((await ask('shop', { scope: '' })).body['scope']).toBe('read write');
    expect((await ask('shop', { scope: 'delete' })).body['error']).toBe('invalid_scope');
    expect((await ask('shop', { scope: 'read all' })).body['error']).toBe('invalid_scope');
    expect((await ask('shop', {}, { ...erp, secret: 'x' })).status).toBe(401);
  });

  it('give tokens for their API alone, at every door', async () => {
    await createCollection(server, { name: 'parts' });
    const { body } = await ask('shop');
    const token = String(body['access_token']);
    const status = async (path: string): Promise<number> => (await server.api('GET', path, { token })).status;
    expect([await status('orders:list'), await status('parts:list'), await status('users:list')]).toEqual([200, 403, 403]);
    expect((await server.api('GET', '/oauth/get/other/orders', { token })).body).toBe('ACTION_DENIED');
    const asked = await postForm(server, '/api/oauth2/introspect', { form: { token }, headers: basic(erp) });
    expect(asked.body).toMatchObject({ active: true, aud: 'shop', api: 1 });
    const whole = await postForm(server, '/api/oauth2/token', { form: { grant_type: 'client_credentials' }, headers: basic(erp) });
    expect((await server.api('GET', 'parts:list', { token: String(whole.body['access_token']) })).status).toBe(200);
  });

  it('tell what is wrong by the address that was called', async () => {
    const body = JSON.stringify({ grant_type: 'client_credentials' });
    const headers = { 'content-type': 'application/json', ...basic(erp) };
    const answer = await fetch(`${server.url}/oauth/shop/token`, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('POST /oauth/shop/token')]);
  });

  it('serve an unchanged client library', async () => {
    const library = new ClientCredentials({
      client: { id: erp.clientId, secret: erp.secret },
      auth: { tokenHost: server.url, tokenPath: '/oauth/shop/token' },
      options: { authorizationMethod: 'body' },
    });
    expect((await library.getToken({ scope: ['read'] })).token).toMatchObject({ scope: 'read' });
  });

  it('are gone with the plugin', async () => {
    const { body } = await ask('shop');
    const status = async (): Promise<number> => (await server.api('GET', 'orders:list', { token: String(body['access_token']) })).status;
    expect(await status()).toBe(200);
    await server.platform.host.disable('shop-apis');
    expect([(await ask('shop')).status, await status()]).toEqual([404, 401]);
  });
});
