import { type TestServer, codeOf, createApiKey, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { Caller, LimitState, UsagePoint } from './contract';
import { callAtOnce, howMany, limitCaller } from './testing/calls';

eachDatabase('rate limits on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'], env: { LOGGER_LEVEL: 'silent', TRUST_PROXY: '1' } });
  });
  afterAll(() => server.close());

  const asRoot = (method: string, path: string, body?: unknown): ReturnType<TestServer['api']> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const state = async (): Promise<LimitState> => dataOf(await asRoot('GET', 'rateLimits:state'));
  /** Changes some limits for the time of some work. */
  const withSettings = async (changes: Partial<LimitState['settings']>, work: () => Promise<void>): Promise<void> => {
    const { settings } = await state();
    dataOf(await asRoot('POST', 'rateLimits:update', { ...settings, ...changes }));
    try {
      await work();
    } finally {
      const { whenRedisIsAway, ...kinds } = settings;
      const copies = Object.fromEntries(Object.entries(kinds).map(([kind, limit]) => [kind, { ...limit }]));
      await server.platform.pluginSettings.set('rate-limit', { ...copies, whenRedisIsAway });
    }
  };

  it('tells every caller what is left', async () => {
    const { headers, status } = await asRoot('GET', 'auth:check');
    const now = Date.now() / 1000;
    expect(status).toBe(200);
    expect(headers.get('x-ratelimit-limit')).toBe('6000');
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(6000);
    expect(Math.abs(Number(headers.get('x-ratelimit-reset')) - now - 30)).toBeLessThan(33);
    expect(headers.get('ratelimit-policy')).toBe('"user";q=6000;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"user";r=\d+;t=\d+$/);
    expect((await state()).store).toEqual({ kind: 'memory', connected: true });
  });

  it('lets exactly as many calls at once through as the limit allows', async () => {
    const { id, token } = await createUser(server);
    await limitCaller(server, `user:${id}`, { points: 50, seconds: 600 });
    const statuses = await callAtOnce(server, token, 100);
    expect([howMany(statuses, 200), howMany(statuses, 429)]).toEqual([50, 50]);
  });

  it('answers those who call too often with all they need to know', async () => {
    const { id, token } = await createUser(server);
    await limitCaller(server, `user:${id}`, { points: 1, seconds: 100 });
    const first = await server.api('GET', 'auth:check', { token });
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    const { status, headers, body } = await server.api('GET', 'auth:check', { token, headers: { 'x-locale': 'zh-CN' } });
    expect(status).toBe(429);
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(90);
    expect(wait).toBeLessThanOrEqual(100);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-ratelimit-limit')).toBe('1');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(headers.get('ratelimit')).toBe(`"user";r=0;t=${wait}`);
    expect(headers.get('ratelimit-policy')).toBe('"user";q=1;w=100');
    expect(body).toMatchObject({ errors: [{ code: 'RATE_LIMITED', details: { limit: 'user', max: 1 }, message: /\d/ }] });
  });

  it('counts a key apart from its owner, however it is called', async () => {
    const { id, token } = await createApiKey(server, { role: 'root' });
    await limitCaller(server, `apiKey:${id}`, { points: 3, seconds: 600 });
    const calls = [
      server.api('GET', 'users:list', { token }),
      server.api('POST', 'users:list', { token, body: {} }),
      server.api('GET', '/api/rest/v1/nothing', { token }),
      server.api('GET', 'no:where', { token }),
      server.api('GET', 'users:list', { token, headers: { 'x-forwarded-for': '203.0.113.9' } }),
    ];
    expect(
      howMany(
        (await Promise.all(calls)).map(({ status }) => status),
        429,
      ),
    ).toBe(2);
    expect((await asRoot('GET', 'auth:check')).status).toBe(200);
  });

  it('counts unknown callers by address, also those with a token that does not hold', async () => {
    await withSettings({ anonymous: { points: 3, seconds: 600 } }, async () => {
      const from = (address: string, token?: string) =>
        server.api('GET', 'app:boot', { headers: { 'x-forwarded-for': address }, ...(token === undefined ? {} : { token }) });
      const answers = [
        await from('2001:db8:1:2::1'),
        await from('2001:db8:1:2:ffff::2', 'guess-1'),
        await from('2001:db8:1:2::3', 'guess-2'),
        await from('2001:db8:1:2::4'),
        await from('2001:db8:1:3::1'),
        await from('::ffff:203.0.113.1'),
        // Everything left of the last entry was written by strangers.
        await from('203.0.113.77, 2001:db8:1:2::9'),
      ];
      expect(answers.map(({ status }) => status === 429)).toEqual([false, false, false, true, false, false, true]);
    });
  });

  it('limits an address before anything is read, whoever calls', async () => {
    await withSettings({ address: { points: 2, seconds: 600 } }, async () => {
      const headers = { 'x-forwarded-for': '198.51.100.1' };
      const send = () => server.api('POST', 'users:create', { token: server.root.token, body: '{"broken', headers });
      expect([(await send()).status, (await send()).status]).toEqual([400, 400]);
      const third = await send();
      expect(third.status).toBe(429);
      expect(third.headers.get('ratelimit-policy')).toBe('"address";q=2;w=600');
      expect(third.headers.get('retry-after')).not.toBeNull();
      const preflight = await server.api('OPTIONS', 'users:list', { headers });
      expect(preflight.status).toBe(429);
    });
  });

  it('tells of the tightest limit', async () => {
    await withSettings({ address: { points: 5, seconds: 600 }, user: { points: 1000, seconds: 600 } }, async () => {
      const call = () => server.api('GET', 'auth:check', { token: server.root.token, headers: { 'x-forwarded-for': '198.51.100.2' } });
      expect((await call()).headers.get('ratelimit-policy')).toBe('"address";q=5;w=600');
    });
  });

  it('gives a caller its own limit, changes it and takes it away at once', async () => {
    const { id, token } = await createUser(server);
    const subject = `user:${id}`;
    const limit = async () => (await server.api('GET', 'auth:check', { token })).headers.get('x-ratelimit-limit');
    await limitCaller(server, subject, { points: 10, seconds: 600 });
    expect(await limit()).toBe('10');
    await Promise.all([20, 21, 22].map((points) => limitCaller(server, subject, { points, seconds: 600 })));
    const own = (await state()).overrides.filter((one) => one.subject === subject);
    expect(own).toHaveLength(1);
    expect(await limit()).toBe(String(own[0]?.points));
    expect(own[0]?.name).not.toBeNull();
    dataOf(await asRoot('POST', `rateLimits:removeOverride?filterByTk=${subject}`));
    expect(await limit()).toBe('6000');
    expect(codeOf(await asRoot('POST', `rateLimits:removeOverride?filterByTk=${subject}`))).toBe('RECORD_NOT_FOUND');
  });

  it.each<[unknown, string]>([
    [{ subject: 'address:1.2.3.4', points: 1, seconds: 1 }, 'BODY_INVALID'],
    [{ subject: 'user:1', points: 0, seconds: 1 }, 'BODY_INVALID'],
    [{ subject: 'user:1', points: 1.5, seconds: 1 }, 'BODY_INVALID'],
    [{ subject: 'user:1', points: 1, seconds: 86_401 }, 'BODY_INVALID'],
    [{ subject: `user:${'x'.repeat(200)}`, points: 1, seconds: 1 }, 'BODY_INVALID'],
    [{ subject: 'user:1', points: 1, seconds: 1, more: 1 }, 'BODY_INVALID'],
    [{ subject: 'user:1' }, 'BODY_INVALID'],
  ])('refuses the own limit %j', async (body, code) => {
    const answer = await asRoot('POST', 'rateLimits:setOverride', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('refuses settings that make no sense and keeps those it has', async () => {
    const { settings } = await state();
    const answer = await asRoot('POST', 'rateLimits:update', { ...settings, user: { points: -1, seconds: 60 } });
    expect(codeOf(answer)).toBe('VALUE_INVALID');
    expect((await state()).settings).toEqual(settings);
  });

  it('keeps the settings an update does not name', async () => {
    const { settings } = await state();
    try {
      dataOf(await asRoot('POST', 'rateLimits:update', { anonymous: { points: 4321, seconds: 77 }, whenRedisIsAway: 'refuse' }));
      dataOf(await asRoot('POST', 'rateLimits:update', { user: { points: 7000 }, anonymous: { seconds: 78 } }));
      dataOf(await asRoot('POST', 'rateLimits:update', {}));
      expect((await state()).settings).toEqual({
        ...settings,
        user: { ...settings.user, points: 7000 },
        anonymous: { points: 4321, seconds: 78 },
        whenRedisIsAway: 'refuse',
      });
    } finally {
      dataOf(await asRoot('POST', 'rateLimits:update', settings));
    }
  });

  it('shows who calls how often', async () => {
    const { id, token, username } = await createUser(server);
    const subject = `user:${id}`;
    await limitCaller(server, subject, { points: 5, seconds: 600 });
    await callAtOnce(server, token, 8);
    const callers = dataOf<Caller[]>(await asRoot('GET', 'rateLimits:callers?span=hour'));
    expect(callers.find((one) => one.subject === subject)).toEqual({ subject, name: username, calls: 8, refused: 3 });
    await callAtOnce(server, token, 2);
    for (const [span, length] of [
      ['hour', 60],
      ['day', 24],
      ['month', 720],
    ] as const) {
      const points = dataOf<UsagePoint[]>(await asRoot('GET', `rateLimits:usage?span=${span}&subject=${subject}`));
      expect(points).toHaveLength(length);
      expect(points.reduce((sum, { calls }) => sum + calls, 0)).toBe(10);
    }
    expect(codeOf(await asRoot('GET', 'rateLimits:usage?span=year&subject=user:1'))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await asRoot('GET', 'rateLimits:usage'))).toBe('QUERY_PARAMETER_INVALID');
  });

  it('is for those who have the right', async () => {
    const none = await createUser(server, { roles: [await createRole(server)] });
    const some = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.rate-limit'] })] });
    for (const path of ['rateLimits:state', 'rateLimits:callers', 'rateLimits:usage?subject=user:1']) {
      expect((await server.api('GET', path)).status).toBe(401);
      expect((await server.api('GET', path, { token: none.token })).status).toBe(403);
      expect((await server.api('GET', path, { token: some.token })).status).toBe(200);
    }
  });

  it('keeps limits and counts over a restart of the plugin, and limits nobody while it is off', async () => {
    const { id, token } = await createUser(server);
    await limitCaller(server, `user:${id}`, { points: 1, seconds: 600 });
    await callAtOnce(server, token, 3);
    dataOf(await asRoot('POST', 'pm:disable?filterByTk=rate-limit'));
    const free = await server.api('GET', 'auth:check', { token });
    expect([free.status, free.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
    dataOf(await asRoot('POST', 'pm:enable?filterByTk=rate-limit'));
    expect(await callAtOnce(server, token, 2)).toEqual(expect.arrayContaining([200, 429]));
    const points = dataOf<UsagePoint[]>(await asRoot('GET', `rateLimits:usage?span=day&subject=user:${id}`));
    expect(points.reduce((sum, { calls }) => sum + calls, 0)).toBe(5);
  });
});
