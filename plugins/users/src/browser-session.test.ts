import { type TokensPort, core } from '@mortise/plugin-api/server';
import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createApiKey,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Headers = Readonly<Record<string, string>>;

/** `name=value` of the cookie an answer sets; empty when it sets none. */
function cookieOf({ headers }: ApiAnswer): string {
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function detailsOf({ body }: ApiAnswer): unknown {
  return (body as { errors: readonly { details?: unknown }[] }).errors[0]?.details;
}

eachDatabase('sessions of browsers on %s', (dialect) => {
  let server: TestServer;
  let own: Headers;
  let ann: { username: string; password: string; id: number; token: string };

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    own = { origin: server.url };
    ann = await createUser(server);
  });
  afterAll(() => server.close());

  const signIn = (headers: Headers = own, user: { username: string; password: string } = ann): Promise<ApiAnswer> =>
    server.api('POST', 'auth:signIn', { body: { account: user.username, password: user.password, session: 'cookie' }, headers });
  const call = (method: string, path: string, headers: Headers): Promise<ApiAnswer> => server.api(method, path, { headers });
  const rename = (headers: Headers): Promise<ApiAnswer> =>
    server.api('POST', 'users:updateProfile', { headers, body: { nickname: 'renamed' } });

  /** A session, and what a page of this server sends with a change. */
  async function open(user = ann): Promise<{ cookie: string; token: string; page: Headers }> {
    const cookie = cookieOf(await signIn(own, user));
    const { token } = dataOf<{ token: string }>(await call('GET', 'auth:csrf', { cookie }));
    return { cookie, token, page: { ...own, cookie, 'x-csrf-token': token } };
  }

  test('signing in sets a cookie no script can read, and tells no token', async () => {
    const answer = await signIn();
    expect(dataOf(answer)).toEqual({ user: expect.objectContaining({ username: ann.username }) });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^mortise=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=6047\d\d; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(answer);
    expect(await call('GET', 'auth:check', { cookie })).toMatchObject({ status: 200, body: { data: { username: ann.username } } });
    expect((await call('HEAD', 'auth:check', { cookie: `other=1; ${cookie};last` })).status).toBe(200);
  });

  test('without the wish for a cookie nothing has changed', async () => {
    const answer = await server.api('POST', 'auth:signIn', { body: { account: ann.username, password: ann.password } });
    expect(dataOf(answer)).toMatchObject({ token: expect.any(String) });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const other = { account: ann.username, password: ann.password, session: 'other' };
    expect(codeOf(await server.api('POST', 'auth:signIn', { body: other, headers: own }))).toBe('BODY_INVALID');
  });

  test('a page of this server makes changes', async () => {
    const { cookie, token, page } = await open();
    expect(dataOf(await rename(page))).toMatchObject({ nickname: 'renamed' });
    const withoutOrigin = { 'sec-fetch-site': 'same-origin', cookie, 'x-csrf-token': token };
    expect((await rename(withoutOrigin)).status).toBe(200);
    const many = await Promise.all(Array.from({ length: 20 }, () => rename(page)));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('no other page does', async () => {
    const { cookie, token } = await open();
    const other = await open();
    const port = Number(new URL(server.url).port);
    const attempts: readonly [Headers, string][] = [
      [{ 'x-csrf-token': token }, 'Origin'],
      [{ 'x-csrf-token': token, origin: 'null' }, 'Origin'],
      [{ 'x-csrf-token': token, origin: 'https://evil.test' }, 'Origin'],
      [{ 'x-csrf-token': token, origin: `http://127.0.0.1:${port + 1}` }, 'Origin'],
      [{ 'x-csrf-token': token, origin: `https://127.0.0.1:${port}` }, 'Origin'],
      [{ 'x-csrf-token': token, origin: `${server.url}/` }, 'Origin'],
      [{ 'x-csrf-token': token, origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }, 'Origin'],
      [{ 'x-csrf-token': token, 'sec-fetch-site': 'same-site' }, 'Origin'],
      [{ 'x-csrf-token': token, 'sec-fetch-site': 'cross-site' }, 'Origin'],
      [{ 'x-csrf-token': token, 'sec-fetch-site': 'none' }, 'Origin'],
      [{ 'x-csrf-token': token, origin: 'https://evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' }, 'Origin'],
      [own, 'X-CSRF-Token'],
      [{ ...own, 'x-csrf-token': '' }, 'X-CSRF-Token'],
      [{ ...own, 'x-csrf-token': `${token}x` }, 'X-CSRF-Token'],
      [{ ...own, 'x-csrf-token': token.toLowerCase() }, 'X-CSRF-Token'],
      [{ ...own, 'x-csrf-token': other.token }, 'X-CSRF-Token'],
      [{ ...own, 'x-csrf-token': cookie.split('=')[1] ?? '' }, 'X-CSRF-Token'],
    ];
    for (const [headers, reason] of attempts) {
      const answer = await rename({ ...headers, cookie });
      expect({ headers, status: answer.status, code: codeOf(answer) }).toEqual({ headers, status: 403, code: 'CSRF_REFUSED' });
      expect(detailsOf(answer)).toMatchObject({ reason });
      // The session itself is none the worse for it.
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect(codeOf(await call(method, 'todos/1', { ...own, cookie }))).toBe('CSRF_REFUSED');
  });

  test('another site cannot sign its visitors in', async () => {
    for (const headers of [{}, { origin: 'https://evil.test' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await signIn(headers);
      expect([codeOf(answer), answer.headers.getSetCookie()]).toEqual(['CSRF_REFUSED', []]);
    }
    // Signing in is for everybody, whatever cookie is left from before.
    for (const cookie of ['mortise=old', (await open()).cookie]) expect((await signIn({ ...own, cookie })).status).toBe(200);
  });

  test('the cookie never counts beside an Authorization header', async () => {
    const bob = await createUser(server);
    const { cookie, page } = await open();
    for (const [authorization, code] of [
      ['Bearer garbage', 'INVALID_TOKEN'],
      ['Bearer', 'EMPTY_TOKEN'],
      ['', 'EMPTY_TOKEN'],
      ['Basic YTpi', 'INVALID_TOKEN'],
    ] as const) {
      const answer = await call('GET', 'auth:check', { cookie, authorization });
      expect([authorization, answer.status, codeOf(answer)]).toEqual([authorization, 401, code]);
      expect(codeOf(await rename({ ...page, authorization }))).toBe(code);
    }
    const both = await server.api('POST', 'auth:check', { token: bob.token, headers: { cookie } });
    expect(dataOf(both)).toMatchObject({ username: bob.username });
    expect(dataOf(await server.api('GET', 'auth:csrf', { token: bob.token, headers: { cookie } }))).toEqual({ token: null });
    expect(server.platform.resources.csrfToken((name) => ({ cookie, authorization: 'Bearer x' })[name])).toBeUndefined();
  });

  test('cookies that make no sense are refused in plain words', async () => {
    const { cookie, page } = await open();
    const twice = await call('GET', 'auth:check', { cookie: `${cookie}; ${cookie}` });
    expect([twice.status, codeOf(twice), detailsOf(twice)]).toEqual([
      400,
      'HEADER_INVALID',
      { header: 'cookie', expected: 'one cookie mortise' },
    ]);
    expect(codeOf(await rename({ ...page, cookie: `${cookie}; mortise=x` }))).toBe('HEADER_INVALID');
    for (const nonsense of [';;;', '=', 'mortise', 'mortise=', 'mortise', 'a=b; mortise', '%', 'xmortise=1', `__Host-${cookie}`]) {
      expect([nonsense, codeOf(await call('GET', 'auth:check', { cookie: nonsense }))]).toEqual([nonsense, 'EMPTY_TOKEN']);
    }
    for (const wrong of ['mortise=%E0%A4%A', 'mortise="x"', `mortise=${'x'.repeat(9000)}`, `${cookie}x`, 'mortise==']) {
      const answer = await call('GET', 'auth:check', { cookie: wrong });
      expect([answer.status, codeOf(answer), cookieOf(answer)]).toEqual([401, 'INVALID_TOKEN', 'mortise=']);
    }
  });

  test('signing out ends the session and takes the cookie away', async () => {
    const { cookie, page } = await open();
    expect(codeOf(await call('POST', 'auth:signOut', { cookie }))).toBe('CSRF_REFUSED');
    const answer = await call('POST', 'auth:signOut', page);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, ['mortise=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']]);
    const dead = await call('GET', 'auth:check', { cookie });
    expect([dead.status, codeOf(dead), cookieOf(dead)]).toEqual([401, 'BLOCKED_TOKEN', 'mortise=']);
    expect(codeOf(await rename(page))).toBe('BLOCKED_TOKEN');
    // What is open to everybody stays so.
    expect((await signIn({ ...own, cookie })).headers.getSetCookie()).toHaveLength(1);
    const other = await server.api('POST', 'auth:signIn', { body: { account: ann.username, password: ann.password } });
    const { token } = dataOf<{ token: string }>(other);
    expect((await server.api('POST', 'auth:signOut', { token })).headers.getSetCookie()).toEqual([]);
  });

  test('a token that grows old is renewed where it came from, with the same proof', async () => {
    const { cookie, token: csrf } = await open();
    const tokens = server.platform.resources.facades.get(core.tokens.id)?.({} as never) as TokensPort;
    const { userId, jti } = tokens.verify(cookie.slice('mortise='.length));
    const now = Math.floor(Date.now() / 1000);
    const old = tokens.sign('session', { userId, jti, iat: now - 13 * 3600, exp: now + 11 * 3600 });
    const answer = await rename({ ...own, cookie: `mortise=${old}`, 'x-csrf-token': csrf });
    expect([answer.status, answer.headers.get('x-new-token')]).toEqual([200, null]);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^mortise=\S+; Max-Age=6047\d\d; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(cookieOf(answer)).not.toBe(`mortise=${old}`);
    expect((await rename({ ...own, cookie: cookieOf(answer), 'x-csrf-token': csrf })).status).toBe(200);
    const bearer = await server.api('GET', 'auth:check', { token: old });
    expect([bearer.headers.get('x-new-token'), bearer.headers.getSetCookie()]).toEqual([expect.any(String), []]);
    // The answer that ends a session does not renew it.
    const out = await call('POST', 'auth:signOut', { ...own, cookie: `mortise=${old}`, 'x-csrf-token': csrf });
    expect(out.headers.getSetCookie()).toEqual(['mortise=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
  });

  test('a user without a role is told so, and can sign out', async () => {
    const user = await createUser(server);
    const { cookie, page } = await open(user);
    expect((await server.api('POST', `users/${user.id}/roles:set`, { token: server.root.token, body: [] })).status).toBe(200);
    const answer = await call('GET', 'auth:check', { cookie });
    expect([answer.status, codeOf(answer), answer.headers.getSetCookie()]).toEqual([401, 'USER_HAS_NO_ROLES_ERR', []]);
    expect(codeOf(await rename(page))).toBe('USER_HAS_NO_ROLES_ERR');
    expect(dataOf(await call('GET', 'auth:csrf', { cookie }))).toEqual({ token: page['x-csrf-token'] });
    expect((await call('POST', 'auth:signOut', page)).status).toBe(200);
    expect(codeOf(await call('GET', 'auth:check', { cookie }))).toBe('BLOCKED_TOKEN');
    // The same for a role that was taken away, which the page still asks for.
    expect((await server.api('POST', 'auth:signOut', { token: user.token, role: 'gone' })).status).toBe(200);
    expect(codeOf(await server.api('GET', 'auth:check', { token: user.token }))).toBe('BLOCKED_TOKEN');
  });

  test('a key needs no proof and has no session', async () => {
    const role = await createRole(server);
    await server.api('POST', `roles/${role}/users:add`, { token: server.root.token, body: [1] });
    const { token } = await createApiKey(server, { role });
    expect(dataOf(await server.api('GET', 'auth:csrf', { token }))).toEqual({ token: null });
    expect(codeOf(await server.api('GET', 'auth:csrf'))).toBe('EMPTY_TOKEN');
    expect(codeOf(await server.api('POST', 'auth:signOut', { token }))).toBe('ACTION_DENIED');
  });

  test('the session of a destroyed user is gone', async () => {
    const user = await createUser(server);
    const { cookie } = await open(user);
    expect((await server.api('POST', `users:destroy?filterByTk=${user.id}`, { token: server.root.token })).status).toBe(200);
    const answer = await call('GET', 'auth:check', { cookie });
    expect([answer.status, cookieOf(answer)]).toEqual([401, 'mortise=']);
  });
});

describe('sessions of browsers behind a proxy', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  });
  afterAll(() => server.close());

  test('that speaks https have the cookie that no other host can set', async () => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'Example.org:443' };
    const { account, password } = server.root;
    const body = { account, password, session: 'cookie' };
    const signIn = (headers: Headers) => server.api('POST', 'auth:signIn', { body, headers });
    expect(codeOf(await signIn({ ...proxied, origin: server.url }))).toBe('CSRF_REFUSED');
    const answer = await signIn({ ...proxied, origin: 'https://example.org' });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-mortise=\S+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(answer);
    expect((await server.api('GET', 'auth:check', { headers: { ...proxied, cookie } })).status).toBe(200);
    // The same cookie by plain http, or without its prefix, is none.
    expect(codeOf(await server.api('GET', 'auth:check', { headers: { cookie } }))).toBe('EMPTY_TOKEN');
    const bare = cookie.replace('__Host-', '');
    expect(codeOf(await server.api('GET', 'auth:check', { headers: { ...proxied, cookie: bare } }))).toBe('EMPTY_TOKEN');
  });
});
