import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { FAILURES_PER_ADDRESS, FAILURES_PER_CLIENT } from './server/clients/client-sign-ins';
import { type FormAnswer, type MadeClient, basic, createClient, postForm } from './testing/oauth';

const GRANT = { grant_type: 'client_credentials' };
const countOf = (answers: readonly FormAnswer[], status: number): number => answers.filter((one) => one.status === status).length;

eachDatabase('guessing secrets of clients on %s', (dialect) => {
  let server: TestServer;
  let last = 0;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['oauth2', 'rest-apis'], env: { LOGGER_LEVEL: 'silent', TRUST_PROXY: '1' } });
    await createCollection(server, { name: 'orders' });
    const body = { name: 'shop', dataSource: 'main' };
    dataOf(await server.api('POST', 'restApis:create', { token: server.root.token, body }));
  });
  afterAll(() => server.close());

  const newClient = (): Promise<MadeClient> => createClient(server, { clientId: `c${(last += 1)}`, rights: ['read'] });
  const newAddress = (): string => `203.0.113.${(last += 1)}`;
  /** `*` stands for another wrong secret each time. */
  const ask = (
    client: MadeClient,
    { from, path = '/api/oauth2/token', secret = client.secret, form = GRANT }: Asked,
  ): Promise<FormAnswer> => postForm(server, path, { form, headers: { ...basic({ ...client, secret }), 'x-forwarded-for': from } });
  interface Asked {
    readonly from: string;
    readonly path?: string;
    readonly secret?: string;
    readonly form?: Readonly<Record<string, string>>;
  }

  it.each([
    ['the token endpoint', '/api/oauth2/token', GRANT],
    ['that of an API', '/oauth/shop/token', GRANT],
    ['introspection', '/api/oauth2/introspect', { token: 'mst_x' }],
    ['revocation', '/api/oauth2/revoke', { token: 'mst_x' }],
  ])('%s lets exactly so many wrong ones through, also at once, and nobody from there afterwards', async (_what, path, form) => {
    const [client, from] = [await newClient(), newAddress()];
    const calls = Array.from({ length: 40 }, (_, index) => ask(client, { from, path, form, secret: `guess-${index}` }));
    const answers = await Promise.all(calls);
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([FAILURES_PER_CLIENT, 40 - FAILURES_PER_CLIENT]);
    const right = await ask(client, { from, path, form });
    expect([right.status, right.body['error'], right.headers.get('cache-control')]).toEqual([429, 'temporarily_unavailable', 'no-store']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(290);
    expect(Number(right.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    expect((await ask(client, { from: newAddress(), path, form })).status).toBe(200);
  });

  it('counts them over all endpoints together, and other clients of that address apart', async () => {
    const [client, other, from] = [await newClient(), await newClient(), newAddress()];
    const paths = ['/api/oauth2/token', '/oauth/shop/token'];
    for (let failed = 0; failed < FAILURES_PER_CLIENT; failed += 1)
      expect((await ask(client, { from, path: paths[failed % 2] ?? '', secret: 'wrong' })).status).toBe(401);
    expect((await ask(client, { from, path: '/api/oauth2/introspect', form: { token: 'x' } })).status).toBe(429);
    expect((await ask(other, { from })).status).toBe(200);
  });

  it('lets all right ones through when they come at once with wrong ones in between', async () => {
    const [client, from] = [await newClient(), newAddress()];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => ask(client, { from, ...(index % 20 === 0 ? { secret: 'wrong' } : {}) })),
    );
    expect([countOf(answers, 200), countOf(answers, 401)]).toEqual([57, 3]);
  });

  it('forgives mistakes at the first success', async () => {
    const [client, from] = [await newClient(), newAddress()];
    for (let round = 0; round < 3; round += 1) {
      for (let failed = 1; failed < FAILURES_PER_CLIENT; failed += 1) expect((await ask(client, { from, secret: 'no' })).status).toBe(401);
      expect((await ask(client, { from })).status).toBe(200);
    }
  });

  it('stops an address that tries one client after the other, known or not; of IPv6 the /64', async () => {
    const right = await newClient();
    const guess = (index: number) =>
      ask({ clientId: `nobody-${index}`, secret: 'x' }, { from: `2001:db8:0:${dialect === 'sqlite' ? 1 : 2}::${index + 1}` });
    const answers = await Promise.all(Array.from({ length: FAILURES_PER_ADDRESS + 30 }, (_, index) => guess(index)));
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([FAILURES_PER_ADDRESS, 30]);
    expect((await guess(1)).body).toMatchObject({ error: 'temporarily_unavailable' });
    expect((await ask(right, { from: newAddress() })).status).toBe(200);
  });
});
