import { type TestServer, createCollection, dataOf, startTestServer } from '@mortise/testing';
import { type OpenApiDocument, documentOf } from './testing/small-world';

describe('documents of an API below another path', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ env: { API_BASE_PATH: '/base/api' }, plugins: ['api-keys', 'oauth2'] });
    await createCollection(server, { name: 'todos' });
  });
  afterAll(() => server.close());

  const asRoot = (path: string) => server.api('GET', path, { token: server.root.token });

  it('are there, and say so', async () => {
    for (const path of ['/base/api/openapi.json', '/base/api/openapi.yaml']) expect((await asRoot(path)).status).toBe(200);
    const document = (await asRoot('/base/api/openapi.json')).body as OpenApiDocument;
    expect(document.servers).toEqual([{ url: '/base/api' }]);
    expect(document.paths).toMatchObject({ '/todos:list': {}, '/openapi.json': {} });
    expect(document.paths['/openapi.json']?.['get']?.servers).toBeUndefined();
    const rooted = await documentOf(server, server.root.token, 'plugins/oauth2');
    expect(rooted).toMatchObject({ servers: [{ url: '/' }], paths: { '/base/api/oauthClients:list': {} } });
  });

  it('are found where their list says, and so are the calls of the outline', async () => {
    const urls = dataOf<{ url: string }[]>(await asRoot('swagger:getUrls'));
    expect(urls.length).toBeGreaterThan(5);
    for (const { url } of urls) expect([url, (await asRoot(url)).status]).toEqual([url, 200]);
    const { groups } = dataOf<{ groups: { operations: { id: string; path: string }[] }[] }>(await asRoot('swagger:getOutline'));
    const paths = new Map(groups.flatMap(({ operations }) => operations.map(({ id, path }) => [id, path] as const)));
    expect(paths.get('todos.list')).toBe('/base/api/todos:list');
    expect((await asRoot(paths.get('todos.list') ?? '')).status).toBe(200);
  });
});
