import { normalizeCollection } from '@mortise/shared';
import {
  type TestServer,
  codeOf,
  countStatements,
  createExternalDatabase,
  dataOf,
  eachDatabase,
  mountSource,
  startTestServer,
  unmountSource,
} from '@mortise/testing';
import { parse as parseYaml } from 'yaml';
import { Components, UnmadeComponents } from './server/document/components';
import { writeJson, writeYaml } from './server/document/write-document';
import { type OpenApiDocument, createSmallWorld, documentOf } from './testing/small-world';

const WITHOUT_PRESETS = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

eachDatabase('documents on %s', (dialect) => {
  let server: TestServer;
  let clerk: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    ({ clerk } = await createSmallWorld(server));
  });
  afterAll(() => server.close());

  const asRoot = (path: string, body?: unknown) =>
    server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const operationsOf = ({ paths }: OpenApiDocument): string[] =>
    Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));

  describe('show each caller their own share', () => {
    it('of operations and fields', async () => {
      const document = await documentOf(server, clerk);
      const operations = operationsOf(document);
      expect(operations).toEqual(expect.arrayContaining(['goods.list', 'auth.check', 'users.updateProfile']));
      for (const hidden of ['goods.create', 'shops.list', 'users.list', 'roles.list', 'goods.shop.get', 'apiKeys.create']) {
        expect(operations).not.toContain(hidden);
      }
      expect(Object.keys(document.components.schemas['goods']?.properties ?? {})).toEqual(expect.arrayContaining(['name', 'price']));
      expect(JSON.stringify(document)).not.toMatch(/barcode|weight|"shops|labels|passwordHash/);
    });

    it('whoever may, also what changes lists and the records of a parent', async () => {
      const below = (relation: string, ...verbs: readonly string[]) => verbs.map((verb) => `${relation}.${verb}`);
      const wanted = [
        ...below('goods.colours', 'add', 'set', 'remove'),
        ...below('goods.sizes', 'add', 'set', 'remove'),
        ...below('shops.goods', 'query', 'firstOrCreate', 'updateOrCreate', 'move'),
        ...below('goods.labels', 'query'),
      ];
      const operations = operationsOf(await documentOf(server, server.root.token));
      expect(operations).toEqual(expect.arrayContaining(wanted));
      expect(operations).not.toContain('goods.labels.firstOrCreate');
      const ofClerk = operationsOf(await documentOf(server, clerk));
      expect(wanted.filter((name) => ofClerk.includes(name))).toEqual([]);
    });

    it('nobody the public part alone', async () => {
      const operations = operationsOf(await documentOf(server, undefined));
      expect(operations).toEqual(expect.arrayContaining(['auth.signIn', 'app.boot', 'swagger.get']));
      expect(operations).not.toContain('goods.list');
      expect(operations.some((name) => /^(goods|users|roles|collections)\./.test(name))).toBe(false);
    });

    it('never shows what is hidden or written only', async () => {
      const document = await documentOf(server, server.root.token);
      const { schemas } = document.components;
      expect(Object.keys(schemas['goods']?.properties ?? {})).not.toContain('pin');
      expect(schemas['goods.create']?.properties?.['pin']).toMatchObject({ writeOnly: true });
      expect(JSON.stringify(document)).not.toContain('passwordHash');
    });

    it('other roles, other documents', async () => {
      const options = { token: server.root.token, role: 'member' };
      const asMember = await server.api('GET', 'swagger:get', options);
      expect(operationsOf(asMember.body as OpenApiDocument)).not.toContain('roles.create');
    });
  });

  describe('follow what happens', () => {
    const fieldsOf = async (token: string): Promise<string[]> =>
      Object.keys((await documentOf(server, token)).components.schemas['labels']?.properties ?? {});

    it('to fields', async () => {
      expect(await fieldsOf(server.root.token)).not.toContain('colour');
      dataOf(await asRoot('collections/labels/fields:create', { name: 'colour', type: 'string' }));
      expect(await fieldsOf(server.root.token)).toContain('colour');
    });

    it('to rights', async () => {
      const operations = async () => operationsOf(await documentOf(server, clerk));
      expect(await operations()).not.toContain('labels.list');
      const { id } = dataOf<{ id: number }>(await server.api('GET', 'auth:check', { token: clerk }));
      const [role] = dataOf<{ name: string }[]>(await server.api('GET', `users/${id}/roles:list`, { token: server.root.token }));
      const body = { name: 'labels', usingActionsConfig: true, actions: [{ name: 'view' }] };
      dataOf(await asRoot(`roles/${role?.name}/resources:create`, body));
      expect(await operations()).toContain('labels.list');
    });

    it('to plugins', async () => {
      const operations = async () => operationsOf(await documentOf(server, server.root.token));
      expect(await operations()).toContain('apiKeys.list');
      dataOf(await asRoot('pm:disable?filterByTk=api-keys'));
      expect(await operations()).not.toContain('apiKeys.list');
      dataOf(await asRoot('pm:enable?filterByTk=api-keys'));
      expect(await operations()).toContain('apiKeys.list');
    });
  });

  it('are about a part, when one is named', async () => {
    const urls = dataOf<{ name: string; url: string }[]>(await server.api('GET', 'swagger:getUrls', { token: server.root.token }));
    expect(urls.map(({ url }) => decodeURIComponent(url))).toEqual(
      expect.arrayContaining([
        '/api/swagger:get',
        '/api/swagger:get?ns=core',
        '/api/swagger:get?ns=plugins/users',
        '/api/swagger:get?ns=collections/goods',
      ]),
    );
    for (const { url } of urls) expect((await server.api('GET', url, { token: server.root.token })).status).toBe(200);
    const goods = operationsOf(await documentOf(server, server.root.token, 'collections/goods'));
    expect(goods.every((name) => name.startsWith('goods.'))).toBe(true);
    expect(operationsOf(await documentOf(server, server.root.token, 'plugins/users'))).toContain('auth.signIn');
    expect(operationsOf(await documentOf(server, clerk, 'collections/shops'))).toEqual([]);
  });

  it('are about another data source, when one is named', async () => {
    const shop = await createExternalDatabase(dialect);
    try {
      await shop.run('CREATE TABLE orders (id INTEGER PRIMARY KEY, amount INTEGER)');
      const orders = normalizeCollection(
        {
          name: 'orders',
          autoGenId: false,
          ...WITHOUT_PRESETS,
          fields: [
            { name: 'id', type: 'integer', primaryKey: true },
            { name: 'amount', type: 'integer' },
          ],
        },
        { dataSource: 'shop' },
      );
      await mountSource(server, { key: 'shop', config: shop.config, collections: [orders] });
      const answer = await server.api('GET', 'swagger:get?dataSource=shop', { token: server.root.token });
      const operations = operationsOf(answer.body as OpenApiDocument);
      expect(operations).toContain('orders.list');
      expect(operations.some((name) => !name.startsWith('orders.'))).toBe(false);
      expect(JSON.stringify(answer.body)).not.toContain('Idempotency-Key');
      const source = { $ref: '#/components/parameters/dataSource' };
      for (const methods of Object.values((answer.body as OpenApiDocument).paths))
        for (const { operationId, parameters } of Object.values(methods))
          expect([operationId, parameters]).toEqual([operationId, expect.arrayContaining([source])]);
      const listed = await server.api('GET', 'swagger:getUrls?dataSource=shop', { token: server.root.token });
      const urls = dataOf<{ url: string }[]>(listed).map(({ url }) => url);
      expect(urls.map(decodeURIComponent)).toContain('/api/swagger:get?ns=collections/orders&dataSource=shop');
      for (const url of urls) {
        const one = (await server.api('GET', url, { token: server.root.token })).body as OpenApiDocument;
        expect([url, operationsOf(one)]).toEqual([url, operations]);
      }
    } finally {
      unmountSource(server, 'shop');
      await shop.remove();
    }
  });

  it('refuse parts there are not', async () => {
    for (const ns of ['nothing', 'plugins/../x', `collections/${'x'.repeat(5000)}`]) {
      expect(codeOf(await server.api('GET', `swagger:get?ns=${encodeURIComponent(ns)}`))).toBe('QUERY_PARAMETER_INVALID');
    }
    expect(codeOf(await server.api('GET', 'swagger:get?dataSource=nothing', { token: server.root.token }))).toBe('DATA_SOURCE_NOT_FOUND');
    expect(codeOf(await server.api('GET', 'openapi.json?dataSource=shop&dataSource=main'))).toBe('QUERY_PARAMETER_INVALID');
  });

  it('come as JSON and YAML, once for each version', async () => {
    const [json, yaml] = await Promise.all(['json', 'yaml'].map((form) => server.api('GET', `openapi.${form}`, { token: clerk })));
    expect(json?.body).toEqual(await documentOf(server, clerk));
    expect(parseYaml(String(yaml?.body))).toEqual(json?.body);
    for (const path of ['openapi.json', 'openapi.yaml', 'swagger:get']) {
      const etag = (await server.api('GET', path, { token: clerk })).headers.get('etag') ?? '';
      const again = await server.api('GET', path, { token: clerk, headers: { 'if-none-match': `"other", W/${etag}` } });
      expect([again.status, again.headers.get('etag'), again.body]).toEqual([304, etag, '']);
      expect((await server.api('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    }
  });

  it('speak Chinese', async () => {
    const answer = await server.api('GET', 'swagger:get', { token: server.root.token, headers: { 'x-locale': 'zh-CN' } });
    const document = answer.body as OpenApiDocument;
    const summaries = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => (operation as { summary?: string }).summary ?? ''),
    );
    expect(summaries.filter((summary) => !/\p{Script=Han}/u.test(summary))).toEqual([]);
  });

  it('take no statement besides those that find out who is calling', async () => {
    const cost = (path: string) => countStatements(server, () => server.api('GET', path, { token: clerk }));
    expect((await cost('swagger:get')).statements).toBeLessThanOrEqual((await cost('auth:csrf')).statements);
  });
});

it('are written in YAML as in JSON, whatever they hold', async () => {
  const document = {
    a: [1, [], {}, 'x: y', [['#', { no: null }]]],
    on: true,
    openapi: '3.1.0',
    text: 'two\nlines "quoted" \u0007 中文',
    paths: { '/a:b': { get: {} } },
  };
  expect(parseYaml(await writeYaml(document))).toEqual(document);
  expect(JSON.parse(await writeJson(document))).toEqual(document);
});

it('are listed without making what nobody reads then', () => {
  const made = jest.fn(() => ({ type: 'object' }));
  for (const components of [new UnmadeComponents(), new Components()])
    expect(components.schema('goods', made)).toEqual({ $ref: '#/components/schemas/goods' });
  expect(made).toHaveBeenCalledTimes(1);
});
