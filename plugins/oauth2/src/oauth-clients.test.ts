import { type TestServer, codeOf, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { type MadeClient, basic, createClient, postForm, tokenOf } from './testing/oauth';

interface ShownSecret {
  readonly id: number;
  readonly hint: string;
  readonly expiresAt: string | null;
}

eachDatabase('OAuth clients on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['oauth2', 'api-keys'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'orders' });
  });
  afterAll(() => server.close());

  const act = (action: string, body?: unknown, token = server.root.token) =>
    server.api('POST', `oauthClients:${action}`, { token, ...(body === undefined ? {} : { body }) });
  const signsIn = async (client: MadeClient) =>
    (await postForm(server, '/api/oauth2/token', { form: { grant_type: 'client_credentials' }, headers: basic(client) })).status === 200;
  const secretsOf = async (clientId: string) =>
    dataOf<{ secrets: readonly ShownSecret[] }>(await server.api('GET', `oauthClients:get/${clientId}`, { token: server.root.token }))
      .secrets;

  it('shows a secret once and keeps its hash', async () => {
    const { secret } = await createClient(server, { clientId: 'once', rights: ['read'] });
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const answers = [
      await server.api('GET', 'oauthClients:get/once', { token: server.root.token }),
      await server.api('GET', 'oauthClients:list', { token: server.root.token }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(secret);
      expect(JSON.stringify(body)).not.toMatch(/hash/);
    }
    expect(await secretsOf('once')).toEqual([expect.objectContaining({ hint: secret.slice(-4), expiresAt: null })]);
  });

  it('changes secrets with an overlap, and without one at once', async () => {
    const first = await createClient(server, { clientId: 'turning', rights: ['read'] });
    const bearer = await tokenOf(server, first);
    const second = { ...first, ...dataOf<MadeClient>(await act('rotateSecret?filterByTk=turning', { overlapSeconds: 60 })) };
    expect([await signsIn(first), await signsIn(second), (await secretsOf('turning')).length]).toEqual([true, true, 2]);
    expect((await server.api('GET', 'orders:list', { token: bearer })).status).toBe(200);
    const short = { ...first, ...dataOf<MadeClient>(await act('rotateSecret?filterByTk=turning', { overlapSeconds: 1 })) };
    while (await signsIn(first)) await new Promise((resolve) => void setTimeout(resolve, 100));
    expect([await signsIn(second), await signsIn(short), (await secretsOf('turning')).length]).toEqual([false, true, 1]);
    const last = { ...first, ...dataOf<MadeClient>(await act('rotateSecret?filterByTk=turning', {})) };
    expect([await signsIn(short), await signsIn(last)]).toEqual([false, true]);
    expect((await server.api('GET', 'orders:list', { token: bearer })).status).toBe(401);
  });

  it('revokes one secret of several, and the tokens with it', async () => {
    const first = await createClient(server, { clientId: 'leaky', rights: ['read'] });
    const second = { ...first, ...dataOf<MadeClient>(await act('rotateSecret?filterByTk=leaky', { overlapSeconds: 3600 })) };
    const bearer = await tokenOf(server, first);
    const [, old] = await secretsOf('leaky');
    expect((await act('revokeSecret?filterByTk=once', { id: old?.id })).status).toBe(404);
    expect((await act('revokeSecret?filterByTk=leaky', { id: old?.id })).status).toBe(200);
    expect([await signsIn(first), await signsIn(second)]).toEqual([false, true]);
    expect((await server.api('GET', 'orders:list', { token: bearer })).status).toBe(401);
  });

  const CODE = { rights: ['read'], grantTypes: ['authorization_code'] };
  it.each<[string, object, string]>([
    ['no name', { rights: [] }, 'BODY_INVALID'],
    ['an unknown right', { rights: ['admin'] }, 'BODY_INVALID'],
    ['an unknown grant', { rights: ['read'], grantTypes: ['password'] }, 'BODY_INVALID'],
    ['an unknown role', { rights: ['read'], roles: ['nobody'] }, 'VALUE_INVALID'],
    ['no role', { rights: ['read'], roles: [] }, 'VALUE_REQUIRED'],
    ['a pattern as table', { rights: ['read'], tables: ['*'] }, 'BODY_INVALID'],
    ['a grant as table', { rights: ['read'], tables: ['orders:destroy'] }, 'BODY_INVALID'],
    ['a token for ever', { rights: ['read'], tokenLifetime: 100_000 }, 'BODY_INVALID'],
    ['a public client that acts for itself', { rights: ['read'], isPublic: true }, 'VALUE_INVALID'],
    ['refreshing nothing', { rights: ['read'], grantTypes: ['refresh_token'] }, 'VALUE_INVALID'],
    ['no redirect URI', CODE, 'VALUE_REQUIRED'],
    ...[
      'http://app.example/',
      'javascript:alert(1)',
      'https://a.example/#x',
      'https://*.example/',
      'https://u:p@a.example/',
      '/x',
      'https://a b/',
    ].map((uri): [string, object, string] => [`redirect URI ${uri}`, { ...CODE, redirectUris: [uri] }, 'VALUE_INVALID']),
    ['a secret of one’s own', { rights: ['read'], secret: 'mine' }, 'BODY_INVALID'],
  ])('refuses %s', async (title, values, code) => {
    const named = title === 'no name' ? values : { clientId: 'bad', roles: ['admin'], ...values };
    expect(codeOf(await act('create', named))).toMatch(
      code === 'BODY_INVALID' ? /BODY_INVALID|VALUE_INVALID|FIELD_UNKNOWN|VALUE_REQUIRED/ : code,
    );
  });

  it('refuses a name that is taken', async () => {
    expect(codeOf(await act('create', { clientId: 'once', rights: ['read'], roles: ['admin'] }))).toBe('NAME_TAKEN');
  });

  it('gives nobody more rights than they have to give', async () => {
    const role = await createRole(server, { snippets: ['pm.oauth2'] });
    const { token, username } = await createUser(server, { roles: [role, 'admin'] });
    const asManager = (action: string, body?: unknown) => act(action, body, token);
    expect(codeOf(await asManager('create', { clientId: 'asRoot', rights: ['read'], roles: ['root'] }))).toBe('ACTION_DENIED');
    await createClient(server, { clientId: 'rooted', rights: ['read'], roles: ['root'] });
    expect(codeOf(await asManager('rotateSecret?filterByTk=rooted', {}))).toBe('ACTION_DENIED');
    expect(codeOf(await asManager('update?filterByTk=rooted', { rights: ['read', 'delete'] }))).toBe('ACTION_DENIED');
    const stranger = await createUser(server, { roles: [await createRole(server)] });
    for (const action of ['create', 'rotateSecret?filterByTk=once', 'destroy?filterByTk=once', 'rotateSigningKey']) {
      expect([username, action, (await act(action, undefined, stranger.token)).status]).toEqual([username, action, 403]);
    }
    const key = dataOf<{ token: string }>(
      await server.api('POST', 'apiKeys:create', { token: server.root.token, body: { name: 'k', role: 'admin', expiresIn: '1d' } }),
    );
    expect((await act('create', { clientId: 'byKey', rights: ['read'], roles: ['admin'] }, key.token)).status).toBe(403);
  });

  it('lets programs without a secret ask people, with PKCE, and nothing else', async () => {
    const values = {
      clientId: 'phone',
      rights: ['read'],
      isPublic: true,
      grantTypes: ['authorization_code'],
      redirectUris: ['http://127.0.0.1:9/'],
    };
    expect((await createClient(server, values)).secret).toBeNull();
    expect(codeOf(await act('rotateSecret?filterByTk=phone', {}))).toBe('VALUE_INVALID');
    const form = { grant_type: 'client_credentials', client_id: 'phone' };
    expect((await postForm(server, '/api/oauth2/token', { form })).body['error']).toBe('unauthorized_client');
  });
});
