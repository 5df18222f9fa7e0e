import { type TestServer, createApiKey, createCollection, dataOf, startTestServer } from '@mortise/testing';

describe('callers who are kept out before anything is read of them', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys', 'rest-v1'], env: { LOGGER_LEVEL: 'silent', TRUST_PROXY: '1' } });
    await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
  });
  afterAll(() => server.close());

  const asRoot = async (path: string, body: unknown): Promise<unknown> =>
    dataOf(await server.api('POST', path, { token: server.root.token, body }));
  const call = (token: string, headers: Readonly<Record<string, string>> = {}) =>
    server.api('GET', '/api/rest/v1/todos', { token, headers });

  it('learn it by a code of its own', async () => {
    const { id, token } = await createApiKey(server, { role: 'root' });
    const rule = { subject: 'path:/api/rest/v1', version: '', deny: ['203.0.113.7'], allow: [], origins: ['https://shop.example'] };
    await asRoot('ipRules:save', rule);
    const from = { 'x-forwarded-for': '203.0.113.7' };
    expect(await call(token, from)).toMatchObject({ status: 403, body: { code: 'ADDRESS_REFUSED', details: null, hint: null } });
    expect(await call(token, { origin: 'https://other.example' })).toMatchObject({ status: 403, body: { code: 'ORIGIN_REFUSED' } });
    await asRoot('rateLimits:setOverride', { subject: `apiKey:${id}`, points: 1, seconds: 600 });
    expect((await call(token)).status).toBe(200);
    const late = await call(token);
    expect(late).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(500);
  });
});
