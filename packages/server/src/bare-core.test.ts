import { type TestServer, codeOf, startTestServer } from '@mortise/testing';

/** The core with no plugin at all: everything but the probes and the start page is closed. */
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ pluginFolders: [] });
});
afterAll(() => server.close());

it('is healthy', async () => {
  expect(await server.api('GET', '__health_check')).toMatchObject({ status: 200, body: 'ok' });
  expect(await server.api('GET', '__live')).toMatchObject({ status: 200, body: 'ok' });
  const ready = await server.api('GET', '__ready');
  expect(ready).toMatchObject({
    status: 200,
    body: { data: { status: 'ok', checks: { database: 'ok', dataSources: 'ok', plugins: 'ok', accepting: true } } },
  });
});

it.each([
  'GET pm:list',
  'GET pm:get?filterByTk=users',
  'POST pm:enable?filterByTk=users',
  'POST pm:disable?filterByTk=users',
  'GET pm',
  'GET __events',
])('asks for a credential: %s', async (line) => {
  const [method = '', path = ''] = line.split(' ');
  const answer = await server.api(method, path);
  expect(answer).toMatchObject({ status: 401, body: { errors: [{ code: 'EMPTY_TOKEN' }] } });
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
});

it.each([
  'GET users:list',
  'POST auth:signIn',
  'GET plugins:list',
  'GET settings:list',
  'GET credentials:list',
  'GET todos',
  'DELETE todos/1',
  'GET a/b/c/d/e',
])('has nothing at %s', async (line) => {
  const [method = '', path = ''] = line.split(' ');
  expect([400, 401, 404]).toContain((await server.api(method, path)).status);
});

it('refuses any token', async () => {
  const answer = await server.api('GET', 'pm:list', { token: 'a.b.c' });
  expect(answer).toMatchObject({
    status: 401,
    body: { errors: [{ code: 'INVALID_TOKEN', message: 'Your session has expired. Please sign in again.' }] },
  });
});

it('answers probes whatever credential comes with them', async () => {
  expect((await server.api('GET', '__health_check', { token: 'a.b.c' })).status).toBe(200);
});

it('shows a person a page and a program the error envelope', async () => {
  const home = await server.api('GET', '/', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
  expect(home.status).toBe(200);
  expect(home.body).toContain('<html lang="zh-CN">');
  expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
  const lost = await server.api('GET', '/nowhere', { headers: { accept: 'text/html' } });
  expect(lost.status).toBe(404);
  expect(lost.body).toContain('<html lang="en">');
  expect(codeOf(await server.api('GET', '/nowhere'))).toBe('ROUTE_NOT_FOUND');
});
