import { type TestServer, createCollection, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';
import { Jar, REDIRECT_URI, authorizationUrl, consent, newPkce, redeem, refresh, signInTo, visit } from './testing/authorize';
import { type FormAnswer, type MadeClient, basic, createClient, postForm } from './testing/oauth';

const GRANTS = ['authorization_code', 'refresh_token'];

eachDatabase('the authorization code on %s', (dialect) => {
  let server: TestServer;
  let app: MadeClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['oauth2'], env: { LOGGER_LEVEL: 'error' } });
    await createCollection(server, { name: 'orders' });
    app = await createClient(server, { clientId: 'app', rights: ['read', 'write'], grantTypes: GRANTS, redirectUris: [REDIRECT_URI] });
  });
  afterAll(() => server.close());

  const textOf = (answer: FormAnswer, name: string): string => String(answer.body[name]);
  const list = async (token: string) => (await server.api('GET', 'orders:list', { token })).status;
  const url = (extra: Readonly<Record<string, string>> = {}, scope?: string) =>
    authorizationUrl(server, { clientId: 'app', challenge: newPkce().challenge, extra, ...(scope === undefined ? {} : { scope }) });

  it('acts for the user with the user’s roles and nothing beyond the scope', async () => {
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: ['view'] }] });
    const user = await createUser(server, { roles: [role] });
    const tokens = await signInTo(server, app, { token: user.token, scope: 'openid profile read write' });
    expect(tokens.body).toMatchObject({ token_type: 'Bearer', scope: 'openid profile read write', expires_in: 900 });
    const token = textOf(tokens, 'access_token');
    expect(await list(token)).toBe(200);
    expect((await server.api('POST', 'orders:create', { token, body: { title: 'x' } })).status).toBe(403);
    expect((await server.api('POST', 'auth:changePassword', { token, body: {} })).status).toBe(403);
    const { body } = await server.api('GET', '/api/oauth2/userinfo', { token });
    expect(body).toEqual({ sub: String(user.id), name: user.username, preferred_username: user.username });
    await server.api('POST', `users:destroy?filterByTk=${user.id}`, { token: server.root.token });
    expect(await list(token)).toBe(401);
    expect((await refresh(server, app, textOf(tokens, 'refresh_token'))).body['error']).toBe('invalid_grant');
  });

  it('says who answers, and takes a code once', async () => {
    const { verifier, challenge } = newPkce();
    const back = await consent(server, authorizationUrl(server, { clientId: 'app', challenge }), server.root);
    expect(Object.fromEntries(back.searchParams)).toEqual({ code: expect.any(String), state: 'st', iss: server.url });
    const code = back.searchParams.get('code') ?? '';
    expect((await redeem(server, app, { code, verifier: newPkce().verifier })).body['error']).toBe('invalid_grant');
    const first = await redeem(server, app, { code, verifier });
    expect(await list(textOf(first, 'access_token'))).toBe(200);
    expect((await redeem(server, app, { code, verifier })).body['error']).toBe('invalid_grant');
    // Whoever has the code twice may be a thief: what came of it ends.
    expect(await list(textOf(first, 'access_token'))).toBe(401);
  });

  it('refuses what is not exactly as registered, and never leads there', async () => {
    const other = await createClient(server, {
      clientId: 'app2',
      rights: ['read'],
      grantTypes: GRANTS,
      redirectUris: [`${REDIRECT_URI}2`],
    });
    const wrong = ['/', '?x=1', '/../callback', '#f', '2'].map((end) => REDIRECT_URI + end);
    const tricks = [
      ...wrong,
      'https://app.example.evil.test/callback',
      'https://app.example@evil.test/callback',
      'javascript:alert(1)',
      'HTTPS://app.example/callback',
      `${other.clientId}`,
    ];
    for (const redirect_uri of tricks) {
      const answer = await visit(url({ redirect_uri }), { jar: new Jar() });
      expect([redirect_uri, answer.status, answer.headers.get('location')]).toEqual([redirect_uri, 400, null]);
    }
    const page = await fetch(url({ redirect_uri: 'https://evil.test/<script>' }), {
      headers: { accept: 'text/html', 'accept-language': 'zh-CN' },
    });
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([400, expect.stringContaining("default-src 'none'")]);
    const text = await page.text();
    expect(text).toContain('无法继续此授权请求');
    expect(text).not.toContain('<script');
  });

  it.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['PKCE without a method', { code_challenge_method: '' }, 'invalid_request'],
    ['the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
    ['a scope the client has not', { scope: 'read delete' }, 'invalid_scope'],
    ['prompt=none', { prompt: 'none' }, 'login_required'],
  ])('refuses %s', async (_title, extra, error) => {
    const answer = await visit(url(extra), { jar: new Jar() });
    const back = new URL(answer.headers.get('location') ?? '');
    const params = new URLSearchParams(back.search || back.hash.slice(1));
    expect([back.origin, params.get('error'), params.get('code')]).toEqual(['https://app.example', error, null]);
  });

  it('refreshes once with each token, and ends the whole family when one comes again', async () => {
    const first = await signInTo(server, app, server.root);
    const second = await refresh(server, app, textOf(first, 'refresh_token'));
    const third = await refresh(server, app, textOf(second, 'refresh_token'));
    expect([second.status, third.status, await list(textOf(third, 'access_token'))]).toEqual([200, 200, 200]);
    expect((await refresh(server, app, textOf(first, 'refresh_token'))).body['error']).toBe('invalid_grant');
    expect(await list(textOf(third, 'access_token'))).toBe(401);
    expect((await refresh(server, app, textOf(third, 'refresh_token'))).status).toBe(400);
  });

  it('lets exactly one of fifty win that refresh at once', async () => {
    const refreshToken = textOf(await signInTo(server, app, server.root), 'refresh_token');
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(server, app, refreshToken)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body['error']))).toEqual(new Set(['invalid_grant']));
  });

  it('gives nothing of one client to another', async () => {
    const other = await createClient(server, { clientId: 'thief', rights: ['read'], grantTypes: GRANTS, redirectUris: [REDIRECT_URI] });
    const { verifier, challenge } = newPkce();
    const back = await consent(server, authorizationUrl(server, { clientId: 'app', challenge }), server.root);
    const code = back.searchParams.get('code') ?? '';
    expect((await redeem(server, other, { code, verifier })).body['error']).toBe('invalid_grant');
    const tokens = await redeem(server, app, { code, verifier });
    expect((await refresh(server, other, textOf(tokens, 'refresh_token'))).body['error']).toBe('invalid_grant');
    expect((await refresh(server, app, textOf(tokens, 'refresh_token'))).status).toBe(200);
  });

  it('serves programs without a secret, with PKCE as their proof', async () => {
    await createClient(server, {
      clientId: 'phone',
      rights: ['read'],
      isPublic: true,
      grantTypes: GRANTS,
      redirectUris: [REDIRECT_URI, 'https://phone.example/'],
    });
    const { verifier, challenge } = newPkce();
    const back = await consent(server, authorizationUrl(server, { clientId: 'phone', challenge }), server.root);
    const shared = { client_id: 'phone', redirect_uri: REDIRECT_URI };
    const send = (form: Readonly<Record<string, string>>) => postForm(server, '/api/oauth2/token', { form: { ...shared, ...form } });
    const code = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' };
    expect((await send({ ...code, code_verifier: newPkce().verifier })).body['error']).toBe('invalid_grant');
    const tokens = await send({ ...code, code_verifier: verifier });
    expect(await list(textOf(tokens, 'access_token'))).toBe(200);
    const again = await send({ grant_type: 'refresh_token', refresh_token: textOf(tokens, 'refresh_token') });
    expect(await list(textOf(again, 'access_token'))).toBe(200);
    const preflight = async (origin: string, path: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      return (await server.api('OPTIONS', path, { headers })).headers.get('access-control-allow-origin');
    };
    const own = 'https://phone.example';
    expect(await preflight(own, '/api/oauth2/token')).toBe(own);
    expect(await preflight(own, '/api/orders:list')).toBeNull();
    expect(await preflight('https://evil.test', '/api/oauth2/token')).toBeNull();
  });

  it('ends everything with a revoked refresh token, and tells nobody else', async () => {
    const tokens = await signInTo(server, app, server.root);
    const form = { token: textOf(tokens, 'refresh_token') };
    expect((await postForm(server, '/api/oauth2/revoke', { form, headers: basic(app) })).status).toBe(200);
    expect(await list(textOf(tokens, 'access_token'))).toBe(401);
    expect((await refresh(server, app, form.token)).status).toBe(400);
  });

  it('sends back who does not agree', async () => {
    const back = await consent(server, url(), { token: server.root.token, step: 'deny' });
    expect([back.searchParams.get('error'), back.searchParams.get('iss')]).toEqual(['access_denied', server.url]);
  });

  it('takes consent only from the browser in which it began, and only from people', async () => {
    const jar = new Jar();
    const begun = await visit(url(), { jar });
    const interaction = new URL(begun.headers.get('location') ?? '', server.url).href;
    const page = await visit(interaction, { jar });
    expect([page.status, page.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/admin\/oauth2\/consent\?request=/)]);
    const step = async (which: string, options: { jar: Jar; token?: string; method?: string }) =>
      (await visit(`${interaction}/${which}`, options)).status;
    const { token } = server.root;
    expect(await step('details', { jar })).toBe(401);
    expect(await step('details', { jar, token })).toBe(200);
    expect(await step('approve', { jar: new Jar(), token, method: 'POST' })).toBe(404);
    expect(await step('approve', { jar, token })).toBe(405);
    expect(await step('approve', { jar, method: 'POST' })).toBe(401);
    const access = textOf(await signInTo(server, app, server.root), 'access_token');
    expect(await step('approve', { jar, token: access, method: 'POST' })).toBe(403);
    expect(await step('else', { jar, token })).toBe(404);
    expect(await step('approve', { jar, token, method: 'POST' })).toBe(200);
  });

  it('asks again each time, also in a browser that agreed before', async () => {
    const jar = new Jar();
    const locate = async () => (await visit(url(), { jar })).headers.get('location');
    expect(await locate()).toContain('/interaction/');
    await consent(server, url(), server.root);
    expect(await locate()).toContain('/interaction/');
  });
});
