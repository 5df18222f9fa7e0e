import { type TestServer, dataOf, startTestServer } from '@mortise/testing';
import { withRedis } from './testing/test-redis';

const FAILURES = 10;
const FORM = 'application/x-www-form-urlencoded';

withRedis('wrong secrets of OAuth clients in Redis', (url) => {
  let one: TestServer;
  let two: TestServer;
  let made = 0;

  beforeAll(async () => {
    const env = { REDIS_URL: url, TRUST_PROXY: '1', LOGGER_LEVEL: 'silent' };
    one = await startTestServer({ plugins: ['oauth2'], env });
    two = await startTestServer({ storage: one.storage, env: { ...env, INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
  });

  const either = (index: number): TestServer => (index % 2 === 0 ? one : two);

  /** A client, and the address it is asked for from. */
  async function newClient(): Promise<{ readonly clientId: string; readonly secret: string; readonly from: string }> {
    const body = { clientId: `c${(made += 1)}`, rights: ['read'], roles: ['member'] };
    const { secret } = dataOf<{ secret: string }>(await one.api('POST', 'oauthClients:create', { token: one.root.token, body }));
    return { clientId: body.clientId, secret, from: `198.51.100.${made}` };
  }

  async function signIn(
    server: TestServer,
    client: { readonly clientId: string; readonly from: string },
    secret: string,
  ): Promise<Response> {
    const credentials = Buffer.from(`${client.clientId}:${secret}`).toString('base64');
    return fetch(`${server.url}/api/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': FORM, 'x-forwarded-for': client.from },
      body: 'grant_type=client_credentials',
    });
  }

  it('count over two processes: exactly so many are told, also at once, and the right one no more', async () => {
    const client = await newClient();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => signIn(either(index), client, `guess-${index}`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(FAILURES);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40 - FAILURES);
    for (const server of [one, two]) {
      const right = await signIn(server, client, client.secret);
      expect(right.status).toBe(429);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(290);
    }
  });

  it('are forgiven in all processes by a right one in any', async () => {
    const client = await newClient();
    for (let round = 0; round < 3; round += 1) {
      for (let failed = 1; failed < FAILURES; failed += 1) expect((await signIn(either(failed), client, 'no')).status).toBe(401);
      expect((await signIn(either(round), client, client.secret)).status).toBe(200);
    }
  });
});

withRedis('tokens of other issuers that do not hold, in Redis', (url) => {
  it('are counted over two processes as calls of their address', async () => {
    const env = { REDIS_URL: url, TRUST_PROXY: '1', LOGGER_LEVEL: 'silent' };
    const one = await startTestServer({ plugins: ['external-auth'], env });
    const two = await startTestServer({ storage: one.storage, env: { ...env, INIT_ROOT_PASSWORD: one.root.password } });
    const { token } = one.root;
    const issuer = { name: 'id', issuer: 'https://id.example', audience: 'mortise', keyType: 'HMAC', secret: 'x'.repeat(32) };
    dataOf(await one.api('POST', 'externalIssuers:create', { token, body: issuer }));
    const { settings } = dataOf<{ settings: object }>(await one.api('GET', 'rateLimits:state', { token }));
    const body = { ...settings, anonymous: { points: 20, seconds: 600 } };
    for (const { api } of [one, two]) dataOf(await api('POST', 'rateLimits:update', { token, body }));
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = (index: number): string =>
      `${part({ alg: 'HS256' })}.${part({ iss: issuer.issuer, aud: issuer.audience, sub: `u${index}`, exp: 4e9 })}.AAAA`;
    const headers = { 'x-forwarded-for': '198.51.100.250' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? one : two).api('GET', 'roles:check', { token: forged(index), headers })),
    );
    const statuses = answers.map(({ status }) => status);
    expect([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length]).toEqual([20, 30]);
    await two.close({ keep: true });
    await one.close();
  });
});
