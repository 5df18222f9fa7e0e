import { type TestServer, codeOf, createCollection, startTestServer } from '@mortise/testing';
import { REDIRECT_URI, authorizationUrl, consent, newPkce } from './testing/authorize';
import { type MadeClient, basic, createClient, postForm } from './testing/oauth';

const DISCOVERY = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];

describe('the authorization server of an API below another path', () => {
  let server: TestServer;
  let app: MadeClient;

  beforeAll(async () => {
    server = await startTestServer({ env: { API_BASE_PATH: '/base/api', LOGGER_LEVEL: 'error' }, plugins: ['oauth2', 'rest-apis'] });
    await createCollection(server, { name: 'orders' });
    await server.api('POST', 'restApis:create', { token: server.root.token, body: { name: 'Shop' } });
    const grantTypes = ['authorization_code', 'client_credentials'];
    app = await createClient(server, { clientId: 'app', rights: ['read'], grantTypes, redirectUris: [REDIRECT_URI] });
  });
  afterAll(() => server.close());

  const discovered = async (path = '/.well-known/openid-configuration') =>
    (await server.api('GET', path)).body as Readonly<Record<string, string>>;
  const endpoint = async (name: string): Promise<string> => new URL((await discovered())[name] ?? '').pathname;

  it('is discovered where it answers', async () => {
    for (const path of DISCOVERY) {
      const metadata = await discovered(path);
      expect(metadata['issuer']).toBe(server.url);
      for (const name of ['authorization', 'introspection', 'revocation', 'token', 'userinfo'])
        expect(metadata[`${name}_endpoint`]).toMatch(`${server.url}/base/api/oauth2/`);
    }
    const { keys } = (await server.api('GET', await endpoint('jwks_uri'))).body as { keys: unknown[] };
    expect(keys).not.toHaveLength(0);
    for (const path of ['/api/oauth2/jwks', '/api/oauth2/token']) expect((await server.api('GET', path)).status).toBe(404);
  });

  it('gives programs tokens, there and at the address of a REST API, and ends them', async () => {
    const headers = basic(app);
    for (const address of [await endpoint('token_endpoint'), '/oauth/shop/token']) {
      const { body } = await postForm(server, address, { form: { grant_type: 'client_credentials' }, headers });
      const form = { token: String(body['access_token']) };
      expect((await server.api('GET', '/oauth/get/shop/_/orders', { token: form.token })).status).toBe(200);
      const introspect = await endpoint('introspection_endpoint');
      expect((await postForm(server, introspect, { form, headers })).body).toMatchObject({ active: true });
      expect((await postForm(server, await endpoint('revocation_endpoint'), { form, headers })).status).toBe(200);
      expect((await postForm(server, introspect, { form, headers })).body).toEqual({ active: false });
    }
  });

  it('leaves its addresses to no collection', async () => {
    const body = { name: 'oauth2', fields: [] };
    expect(codeOf(await server.api('POST', 'collections:create', { token: server.root.token, body }))).toBe('NAME_RESERVED');
  });

  it('asks people, and gives a token for the code', async () => {
    const { verifier, challenge } = newPkce();
    const asked = authorizationUrl(server, { clientId: 'app', challenge }, await endpoint('authorization_endpoint'));
    const back = await consent(server, asked, server.root);
    const code = back.searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
    const { body } = await postForm(server, await endpoint('token_endpoint'), { form, headers: basic(app) });
    expect((await server.api('GET', 'orders:list', { token: String(body['access_token']) })).status).toBe(200);
  });
});
