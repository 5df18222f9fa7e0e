import { type TestServer, codeOf, createCollection, createRole, dataOf, sendRaw, startTestServer } from '@mortise/testing';
import { REDIRECT_URI, signInTo } from './testing/authorize';
import { type FormAnswer, type MadeClient, basic, createClient, postForm, tokenOf } from './testing/oauth';

/** Named by the requirements of OWASP ASVS 5.0, chapter V10, as far as they are about an authorization server. */
describe('ASVS', () => {
  let server: TestServer;
  let erp: MadeClient;
  let app: MadeClient;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['oauth2'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'orders' });
    await createRole(server, { name: 'reader', grants: [{ collection: 'orders', actions: ['view'] }] });
    erp = await createClient(server, { clientId: 'erp', rights: ['read', 'write'], roles: ['reader'] });
    const grantTypes = ['authorization_code', 'refresh_token'];
    app = await createClient(server, { clientId: 'app', rights: ['read'], grantTypes, redirectUris: [REDIRECT_URI] });
  });
  afterAll(() => server.close());

  const ask = (form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = basic(erp)): Promise<FormAnswer> =>
    postForm(server, '/api/oauth2/token', { form, headers });
  const list = async (token: string): Promise<number> => (await server.api('GET', 'orders:list', { token })).status;
  const discovery = async (): Promise<Readonly<Record<string, unknown>>> =>
    (await (await fetch(`${server.url}/.well-known/openid-configuration`)).json()) as Readonly<Record<string, unknown>>;
  /** With tokens of all three kinds. */
  const signedIn = async (): Promise<FormAnswer> => {
    const tokens = await signInTo(server, app, { token: server.root.token, scope: 'openid read' });
    const [access_token, refresh_token, id_token] = [/^mst_/, /^msr_/, /^ey/].map((form) => expect.stringMatching(form) as unknown);
    expect(tokens.body).toMatchObject({ access_token, refresh_token, id_token });
    return tokens;
  };

  it('V10.1.1: secrets and refresh tokens reach nobody but the client they are for', async () => {
    const { body } = await signedIn();
    const { token } = server.root;
    const shown = await Promise.all([
      server.api('GET', 'oauthClients:list', { token }),
      server.api('GET', 'oauthClients:get?filterByTk=app', { token }),
      server.api('POST', 'oauthClients:update?filterByTk=app', { token, body: { title: 'App' } }),
      server.api('GET', '/api/oauth2/userinfo', { token: String(body['access_token']) }),
    ]);
    const text = JSON.stringify(shown.map((answer) => answer.body));
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const secret of [app.secret, erp.secret, String(body['refresh_token'])]) expect(text).not.toContain(secret);
  });

  it('V10.3.1: only an access token of this server opens it: no ID token, no refresh token, nothing for others', async () => {
    const { body } = await signedIn();
    const [access, refresh, id] = [body['access_token'], body['refresh_token'], body['id_token']].map(String) as [string, string, string];
    expect(await list(access)).toBe(200);
    const swapped = access.replace('mst_', 'msr_');
    for (const token of [id, refresh, swapped, `${access}.`, access.toUpperCase(), `${access} `.repeat(2).trim()])
      expect(await list(token)).toBe(401);
  });

  it('V10.3.2, V10.3.3: what a token may do is its scope, within the rights of its client, within those of its role', async () => {
    const [read, write] = [await tokenOf(server, erp, 'read'), await tokenOf(server, erp, 'write')];
    const create = async (token: string): Promise<number> => (await server.api('POST', 'orders:create', { token, body: {} })).status;
    expect([await list(read), await create(read), await list(write), await create(write)]).toEqual([200, 403, 403, 403]);
    // The same scopes of a client whose role may do both.
    const full = await createClient(server, { clientId: 'full', rights: ['read', 'write'], roles: ['admin'] });
    const [fullRead, fullWrite] = [await tokenOf(server, full, 'read'), await tokenOf(server, full, 'write')];
    expect([await list(fullRead), await create(fullRead), await list(fullWrite), await create(fullWrite)]).toEqual([200, 403, 403, 200]);
  });

  it('V10.4.4: grants that are out of use are absent', async () => {
    const { grant_types_supported: grants, response_types_supported: responses } = await discovery();
    expect([...(grants as string[])].sort()).toEqual(['authorization_code', 'client_credentials', 'refresh_token']);
    expect(responses).toEqual(['code']);
    for (const grant_type of ['password', 'implicit', 'urn:ietf:params:oauth:grant-type:jwt-bearer']) {
      const { status, body } = await ask({ grant_type, username: 'root', password: server.root.password });
      expect([grant_type, status, body['error']]).toEqual([grant_type, 400, 'unsupported_grant_type']);
    }
  });

  it('V10.4.9: tokens can be revoked, and are not active from then on', async () => {
    const token = await tokenOf(server, erp, 'read');
    const about = (what: string): Promise<FormAnswer> => postForm(server, `/api/oauth2/${what}`, { form: { token }, headers: basic(erp) });
    expect((await about('introspect')).body['active']).toBe(true);
    expect((await about('revoke')).status).toBe(200);
    expect([(await about('introspect')).body, await list(token)]).toEqual([{ active: false }, 401]);
  });

  it('a token that has come to its end opens nothing, from that second on, and another one is given', async () => {
    const body = { tokenLifetime: 60 };
    dataOf(await server.api('POST', 'oauthClients:update?filterByTk=erp', { token: server.root.token, body }));
    const token = await tokenOf(server, erp, 'read');
    const started = Date.now();
    const clock = jest.spyOn(Date, 'now');
    try {
      clock.mockImplementation(() => started + 58_000);
      expect(await list(token)).toBe(200);
      clock.mockImplementation(() => started + 60_000);
      expect(await list(token)).toBe(401);
      expect(await list(await tokenOf(server, erp, 'read'))).toBe(200);
    } finally {
      clock.mockRestore();
    }
  });

  it('V10.4.10: the token endpoint takes forms by POST and one way to authenticate, and is never cached', async () => {
    const grant = { grant_type: 'client_credentials' };
    const given = await ask(grant);
    expect([given.status, given.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const wrong = await ask(grant, basic({ ...erp, secret: 'wrong' }));
    expect([wrong.status, wrong.body['error'], wrong.headers.get('www-authenticate')]).toEqual([
      401,
      'invalid_client',
      expect.stringMatching(/^Basic /),
    ]);
    expect((await ask({ ...grant, client_id: erp.clientId, client_secret: erp.secret })).status).toBe(400);
    expect((await ask(grant, { ...basic(erp), 'content-type': 'application/json' })).status).toBe(400);
    const inAddress = new URLSearchParams({ ...grant, client_id: erp.clientId, client_secret: erp.secret });
    expect((await fetch(`${server.url}/api/oauth2/token?${inAddress.toString()}`)).status).toBe(405);
  });

  it('V10.4.11: a scope beyond the rights of the client is refused', async () => {
    for (const scope of ['delete', 'read delete', 'admin', 'read\twrite'])
      expect([scope, (await ask({ grant_type: 'client_credentials', scope })).body['error']]).toEqual([scope, 'invalid_scope']);
  });

  it('V10.5.3, V10.5.4: the issuer is the same everywhere, and an ID token is for its client alone', async () => {
    const { body } = await signedIn();
    const claims = JSON.parse(Buffer.from(String(body['id_token']).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    expect([(await discovery())['issuer'], claims['iss'], claims['aud']]).toEqual([server.url, server.url, 'app']);
  });

  it('a secret is shown once, two live during a change, and a client that is not there looks like a wrong secret', async () => {
    const body = { overlapSeconds: 60 };
    const path = 'oauthClients:rotateSecret?filterByTk=erp';
    const { secret } = dataOf<{ secret: string }>(await server.api('POST', path, { token: server.root.token, body }));
    for (const one of [erp.secret, secret])
      expect((await ask({ grant_type: 'client_credentials' }, basic({ ...erp, secret: one }))).status).toBe(200);
    const refusal = async (client: MadeClient) => {
      const answer = await ask({ grant_type: 'client_credentials' }, basic(client));
      return [answer.status, answer.body, answer.headers.get('www-authenticate')];
    };
    expect(await refusal({ clientId: 'nobody', secret })).toEqual(await refusal({ ...erp, secret: 'wrong' }));
  });

  describe('tokens made by hand', () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { userId: 1, jti: 'a', iat: seconds, exp: seconds + 60 };
    const header = { alg: 'HS256', typ: 'JWT', kid: 'session' };

    it.each<[string, object]>([
      ['no algorithm', { ...header, alg: 'none' }],
      ['a list of algorithms', { ...header, alg: ['HS256'] }],
      ['another algorithm', { ...header, alg: 'RS256' }],
      ['keys at an address', { ...header, jku: 'http://127.0.0.1:1/jwks' }],
      ['a certificate at an address', { ...header, x5u: 'http://127.0.0.1:1/cert' }],
      ['a key of its own', { ...header, jwk: { kty: 'oct', k: 'AAAA' } }],
      ['a key id that is a path', { ...header, kid: '../../../../dev/null' }],
      ['a key id that is SQL', { ...header, kid: "session' OR '1'='1" }],
      ['a key id that is an address', { ...header, kid: 'http://127.0.0.1:1/key' }],
      ['a key id of an object', { ...header, kid: '__proto__' }],
      ['an extension', { ...header, crit: ['exp'] }],
    ])('do not hold with %s', async (_what, made) => {
      for (const signature of ['', 'AAAA']) {
        const answer = await server.api('GET', 'orders:list', { token: `${encode(made)}.${encode(claims)}.${signature}` });
        expect([answer.status, codeOf(answer)]).toEqual([401, 'INVALID_TOKEN']);
      }
    });

    it('a session with another header or other claims does not hold either', async () => {
      const [head = '', payload = '', signature = ''] = server.root.token.split('.');
      const read = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
      const changed = [
        [encode({ ...read(head), jku: 'http://127.0.0.1:1' }), payload],
        [head, encode({ ...read(payload), exp: seconds + 1e6 })],
        [head, `${payload}=`],
      ].map((parts) => [...parts, signature].join('.'));
      for (const token of [...changed, `${head}.${payload}`, `${server.root.token}.x`]) expect(await list(token)).toBe(401);
    });

    it('long ones are answered at once: 9 KB by us, 64 KB by the server that reads requests', async () => {
      expect(await list(`mst_${'x'.repeat(9 * 1024)}`)).toBe(401);
      const request = `GET /api/orders:list HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(64 * 1024)}\r\n\r\n`;
      expect(await sendRaw(server, (socket) => socket.write(request))).toMatch(/^HTTP\/1\.1 431 /);
    });
  });
});
