import { type TestServer, codeOf, createApiKey, createCollection, createRole, dataOf, startTestServer } from '@mortise/testing';
import type { Outline } from './server/document/outline';
import { answerChecker } from './testing/documented-answers';
import { runModule } from './testing/run-module';
import { type OpenApiDocument, documentOf } from './testing/small-world';

// In the order they are switched on.
const PLUGINS = ['oauth2', 'named-queries', 'rest-v1', 'rest-apis'] as const;

describe('documents of other languages than the action API', () => {
  let server: TestServer;
  /** Sees the code of an order, and nothing else. */
  let clerk: string;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys', ...PLUGINS] });
    await createCollection(server, {
      name: 'orders',
      fields: [
        { name: 'code', type: 'string' },
        { name: 'total', type: 'decimal' },
      ],
    });
    await createCollection(server, { name: 'secrets', fields: [{ name: 'text', type: 'string' }] });
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: [{ name: 'view', fields: ['code'] }] }] });
    const asRoot = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
    dataOf(await asRoot('users/1/roles:add', [role]));
    clerk = (await createApiKey(server, { role })).token;
    dataOf(await asRoot('orders:create', { code: 'a', total: '1.50' }));
    for (const [name, roles] of [
      ['open', [role]],
      ['closed', []],
    ] as const)
      dataOf(await asRoot('namedQueries:create', { name, kind: 'sql', sql: 'SELECT code FROM orders', roles }));
    dataOf(await asRoot('restApis:create', { name: 'Shop', queries: ['open', 'closed'] }));
  });
  afterAll(() => server.close());

  const partOf = async (plugin: string, token?: string): Promise<OpenApiDocument> => {
    const answer = await server.api('GET', `swagger:get?ns=plugins/${plugin}`, token === undefined ? {} : { token });
    return answer.body as OpenApiDocument;
  };
  const pathsOf = async (plugin: string, token?: string) => Object.keys((await partOf(plugin, token)).paths);
  const outline = async (token?: string, locale = 'en') =>
    dataOf<Outline>(
      await server.api('GET', 'swagger:getOutline', { headers: { 'x-locale': locale }, ...(token === undefined ? {} : { token }) }),
    ).groups;

  it('hold what their reader may call, and are listed', async () => {
    const all = await pathsOf('rest-apis', server.root.token);
    for (const verb of ['get', 'all', 'insert', 'update']) expect(all).toContain(`/oauth/${verb}/shop/_/orders`);
    expect(all).toEqual(expect.arrayContaining(['/oauth/custom/shop/closed', '/oauth/delete/shop/_/secrets/{key}']));
    expect(await pathsOf('rest-v1', server.root.token)).toEqual(['/api/rest/v1/orders', '/api/rest/v1/secrets']);
    expect(await pathsOf('oauth2')).toEqual(expect.arrayContaining(['/api/oauth2/token', '/oauth/{api}/token']));

    const own = await partOf('rest-apis', clerk);
    expect(Object.keys(own.paths).filter((path) => path.startsWith('/oauth/'))).toEqual([
      '/oauth/all/shop/_/orders',
      '/oauth/coldatainfo/shop/_/orders/{column}',
      '/oauth/custom/shop/open',
      '/oauth/get/shop/_/orders',
      '/oauth/getbyid/shop/_/orders/{key}',
      '/oauth/groupby/shop/_/orders/{column}',
    ]);
    expect(JSON.stringify(own)).not.toMatch(/total|secrets|closed/);
    expect(Object.keys((await partOf('rest-v1', clerk)).paths['/api/rest/v1/orders'] ?? {})).toEqual(['get']);
    expect((await pathsOf('rest-apis')).filter((path) => path.startsWith('/oauth/'))).toEqual([]);
    expect(await pathsOf('rest-v1')).toEqual([]);

    const urls = async (token?: string) =>
      JSON.stringify(dataOf(await server.api('GET', 'swagger:getUrls', token === undefined ? {} : { token })));
    expect(await urls(clerk)).toContain('plugins%2Frest-v1');
    expect(await urls()).not.toContain('plugins%2Frest-v1');
    expect(await urls()).toContain('plugins%2Foauth2');
  });

  it('leave the document of everything as small as it was', async () => {
    const whole = JSON.stringify(await documentOf(server, server.root.token));
    expect(whole).not.toContain('/oauth/get/');
    expect(whole).not.toContain('/api/rest/v1/orders');
  });

  it('are without fault in the eyes of linters', async () => {
    const documents = Object.fromEntries(
      await Promise.all(PLUGINS.map(async (name) => [name, await partOf(name, server.root.token)] as const)),
    );
    expect(await runModule(require.resolve('./testing/lint-document.mjs'), documents)).toEqual([]);
  });

  it('begin at one server, since importers take no notice of others', async () => {
    for (const plugin of PLUGINS) {
      const { servers, paths } = await partOf(plugin, server.root.token);
      const own = Object.values(paths).flatMap((methods) => Object.values(methods).filter((operation) => operation.servers !== undefined));
      expect([plugin, servers, own]).toEqual([plugin, [{ url: plugin === 'named-queries' ? '/api' : '/' }], []]);
    }
    expect(await pathsOf('rest-apis', server.root.token)).toEqual(
      expect.arrayContaining(['/api/restApis:list', '/oauth/get/shop/_/orders']),
    );
    expect(await pathsOf('named-queries', server.root.token)).toContain('/namedQueries:run');
  });

  it('say what comes back', async () => {
    const key = { token: clerk };
    const check = async (plugin: string, path: string, asked: string) => {
      const { status, body } = await server.api('GET', asked, key);
      return answerChecker(await partOf(plugin, clerk))({ path, method: 'get', status, body });
    };
    expect(await check('rest-v1', '/api/rest/v1/orders', '/api/rest/v1/orders')).toEqual([]);
    expect(await check('rest-v1', '/api/rest/v1/orders', '/api/rest/v1/orders?nothing=eq.1')).toEqual([]);
    for (const [path, asked] of [
      ['get/shop/_/orders', 'get/shop/_/orders?$count=true'],
      ['getbyid/shop/_/orders/{key}', 'getbyid/shop/_/orders/1'],
      ['getbyid/shop/_/orders/{key}', 'getbyid/shop/_/orders/99'],
      ['groupby/shop/_/orders/{column}', 'groupby/shop/_/orders/code'],
      ['coldatainfo/shop/_/orders/{column}', 'coldatainfo/shop/_/orders/code'],
      ['custom/shop/open', 'custom/shop/open'],
      ['get/shop/_/orders', 'get/shop/_/orders?$filter=total gt 1'],
    ])
      expect(await check('rest-apis', `/oauth/${path}`, `/oauth/${asked}`)).toEqual([]);
  });

  it('are gone with their plugin', async () => {
    await server.platform.host.disable('rest-v1');
    expect(await pathsOf('rest-v1', server.root.token)).toEqual([]);
    await server.platform.host.enable('rest-v1');
    expect(await pathsOf('rest-v1', server.root.token)).toHaveLength(2);
  });

  describe('the outline', () => {
    it('names every call of the documents it leads to', async () => {
      for (const token of [clerk, undefined]) {
        for (const { namespace, name, operations } of await outline(token)) {
          const { body } = await server.api('GET', `swagger:get?ns=${encodeURIComponent(namespace)}`, token === undefined ? {} : { token });
          const told = Object.values((body as OpenApiDocument).paths).flatMap((methods) =>
            Object.values(methods)
              .filter(({ tags }) => tags.includes(name))
              .map(({ operationId }) => operationId),
          );
          expect([name, operations.map(({ id }) => id).toSorted()]).toEqual([name, told.toSorted()]);
        }
      }
    });

    it('begins with what everybody needs, and ends with relations', async () => {
      const paths = (await outline(server.root.token)).map((group) => group.operations.map(({ path }) => path));
      const own = ['list', 'get', 'create', 'update', 'destroy'].map((action) => `/api/orders:${action}`);
      expect(paths.find(([first]) => first === own[0])?.slice(0, own.length)).toEqual(own);
      const ofRoles = paths.find((group) => group.includes('/api/roles:list')) ?? [];
      const relations = ofRoles.map((path) => path.includes('}/'));
      expect(new Set(relations)).toEqual(new Set([false, true]));
      expect(relations).toEqual(relations.toSorted((a, b) => Number(a) - Number(b)));
    });

    it('calls each group of calls by its own name', async () => {
      const titles = (await outline(server.root.token)).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles).toEqual(expect.arrayContaining(['REST APIs: shop/orders', 'REST APIs: shop/custom']));
    });

    it('keeps what belongs to collections apart from plugins of the same name, and from the core', async () => {
      const before = await outline(server.root.token);
      for (const name of ['acl', 'core']) await createCollection(server, { name });
      const after = await outline(server.root.token);
      for (const { name, title, namespace, operations } of before.filter((group) => ['acl', 'core'].includes(group.name)))
        expect(after).toContainEqual({ name, title, namespace, operations });
      for (const name of ['acl', 'core']) {
        const own = after.find(({ namespace }) => namespace === `collections/${name}`);
        expect(own).toMatchObject({ name: `collections/${name}`, title: `Collection ${name}` });
        const { tags } = (await documentOf(server, server.root.token, `collections/${name}`)) as unknown as { tags: { name: string }[] };
        expect(tags.map((tag) => tag.name)).toEqual([`collections/${name}`]);
        dataOf(await server.api('POST', `collections:destroy?filterByTk=${name}`, { token: server.root.token }));
      }
    });

    it('calls plugins by their titles, in the language of the reader', async () => {
      const titleOf = async (locale: string) => (await outline(server.root.token, locale)).find(({ name }) => name === 'acl')?.title;
      expect([await titleOf('en'), await titleOf('zh-CN')]).toEqual(['Access control (plugin)', '访问控制（插件）']);
      const urls = dataOf<{ name: string; url: string }[]>(await server.api('GET', 'swagger:getUrls', { token: server.root.token }));
      expect(urls.find(({ url }) => url.endsWith('plugins%2Facl'))?.name).toBe('Access control (plugin)');
    });

    it('is small beside what it leads to, shows each reader their own, and knows no other source', async () => {
      const [mine, all] = [JSON.stringify(await outline(clerk)), JSON.stringify(await outline(server.root.token))];
      expect(mine).not.toMatch(/secrets|total|closed/);
      expect(all.length * 5).toBeLessThan(JSON.stringify(await documentOf(server, server.root.token)).length);
      expect(codeOf(await server.api('GET', 'swagger:getOutline?dataSource=nothing', { token: clerk }))).toBe('DATA_SOURCE_NOT_FOUND');
    });
  });
});
