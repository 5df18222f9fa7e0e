import { type TestServer, createApiKey, createUser, startTestServer } from '@mortise/testing';

/** Requests of somebody who opens the admin for the first time; kept by the test of what a page costs. */
const FIRST_VISIT = 75;
/** Small reads a process answers in a minute, about. */
const CAPACITY = 150_000;

describe('the limits of a fresh installation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys'], env: { LOGGER_LEVEL: 'silent' } });
  });
  afterAll(() => server.close());

  /** Calls a minute, as a caller is told them. */
  const told = async (kind: string, token?: string): Promise<number> => {
    const { headers } = await server.api('GET', 'app:boot', token === undefined ? {} : { token });
    const [, name, points, seconds] = /^"(\w+)";q=(\d+);w=(\d+)$/.exec(headers.get('ratelimit-policy') ?? '') ?? [];
    expect([name, seconds]).toEqual([kind, '60']);
    return Number(points);
  };

  it('let an office open the admin in one minute, and a stranger take a fiftieth of a process', async () => {
    const anonymous = await told('anonymous');
    expect(anonymous).toBeGreaterThanOrEqual(40 * FIRST_VISIT);
    expect(anonymous).toBeLessThanOrEqual(CAPACITY / 50);
  });

  it('leave room for programs that send one call after the other, and for the others beside them', async () => {
    const key = await told('apiKey', (await createApiKey(server, { role: 'root' })).token);
    expect(key).toBeGreaterThanOrEqual(200 * 60);
    expect(key).toBeLessThanOrEqual(CAPACITY / 8);
    const person = await told('user', (await createUser(server)).token);
    expect(person).toBeGreaterThanOrEqual(50 * FIRST_VISIT);
    expect(person).toBeLessThan(key);
  });
});
