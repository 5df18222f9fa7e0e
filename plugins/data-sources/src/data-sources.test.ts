import {
  type ApiAnswer,
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  runInMain,
  startTestServer,
} from '@mortise/testing';
import { SHOP, asRoot, optionsOf } from './testing/shop';

interface Shown {
  readonly key: string;
  readonly status: string;
  readonly reason?: { readonly code: string; readonly message: string };
  readonly faults: readonly Record<string, unknown>[];
}

eachDatabase('data sources on %s', (dialect) => {
  let server: TestServer;
  let external: ExternalDatabase;
  let root: ReturnType<typeof asRoot>;
  beforeAll(async () => {
    [server, external] = await Promise.all([startTestServer({ dialect }), createExternalDatabase(dialect)]);
    await external.run(SHOP);
    root = asRoot(server);
  });
  afterAll(async () => {
    await server.close();
    await external.remove();
  });
  const refused = async (answer: Promise<ApiAnswer>): Promise<unknown> => {
    const { status, body } = await answer;
    return [status, codeOf({ status, body, headers: new Headers() })];
  };
  const get = async (key: string): Promise<Shown> => dataOf<Shown>(await root(`dataSources:get?filterByTk=${key}`));

  it('are tested, added, refreshed, switched off and on, and removed', async () => {
    const options = optionsOf(external);
    expect(dataOf(await root('dataSources:testConnection', options))).toMatchObject({ success: true, version: expect.any(String) });
    const made = dataOf<Shown>(await root('dataSources:create', { key: 'life', displayName: 'Life', ...options }));
    expect(made).toMatchObject({ key: 'life', displayName: 'Life', status: 'loaded', faults: [], enabled: true });
    expect(await refused(root('dataSources:create', { key: 'life', ...options }))).toEqual([409, 'NAME_TAKEN']);
    expect(dataOf<{ name: string }[]>(await root('dataSources:readTables', { dataSourceKey: 'life' }))).toMatchObject([
      { name: 'Customer List', collection: { name: 'Customer_List', key: 'Customer_ID', writable: true } },
      { name: 'log', collection: null },
      {
        name: 'orders',
        collection: {
          fields: [
            { name: 'order_no', column: 'order no', readOnly: false },
            { name: 'customer_id' },
            { name: 'total' },
            { name: 'status' },
            { name: 'customer', type: 'belongsTo', target: 'Customer_List' },
          ],
        },
      },
      { name: 'totals', kind: 'view', collection: null },
    ]);
    dataOf(await root('dataSources:loadTables', { dataSourceKey: 'life', tables: ['orders'] }));
    expect(dataOf<{ name: string }[]>(await root('dataSources:readTables', { dataSourceKey: 'life' }))).toHaveLength(3);
    await external.run('ALTER TABLE orders ADD COLUMN note VARCHAR(5)');
    expect(dataOf(await root('dataSources:refresh?filterByTk=life', {}))).toEqual({ status: 'loaded', faults: [] });
    expect(dataOf<object[]>(await root('orders:list', undefined, 'life'))[0]).toHaveProperty('note', null);
    await external.run('ALTER TABLE orders DROP COLUMN note');
    expect(await refused(root('orders:list', undefined, 'life'))).toEqual([409, 'TABLE_CHANGED']);
    expect(dataOf(await root('dataSources:refresh?filterByTk=life', {}))).toEqual({
      status: 'loaded',
      faults: [{ table: 'orders', fault: 'columnsMissing', columns: ['note'] }],
    });
    expect(dataOf<object[]>(await root('orders:list', undefined, 'life'))).toHaveLength(3);
    dataOf(await root('dataSources:update?filterByTk=life', { enabled: false }));
    expect(await refused(root('orders:list', undefined, 'life'))).toEqual([404, 'DATA_SOURCE_NOT_FOUND']);
    dataOf(await root('dataSources:update?filterByTk=life', { enabled: true }));
    expect((await root('orders:list', undefined, 'life')).status).toBe(200);
    expect(dataOf(await root('dataSources:destroy?filterByTk=life', {}))).toBe(1);
    expect(await refused(root('orders:list', undefined, 'life'))).toEqual([404, 'DATA_SOURCE_NOT_FOUND']);
    expect(await refused(root('dataSources:get?filterByTk=life'))).toEqual([404, 'DATA_SOURCE_NOT_FOUND']);
    expect(await external.run('SELECT count(*) AS n FROM orders')).toHaveLength(1);
  });

  it('let everybody load the same table at once, and adopt it once', async () => {
    dataOf(await root('dataSources:create', { key: 'many', ...optionsOf(external) }));
    const load = () =>
      root('dataSources:loadTables', {
        dataSourceKey: 'many',
        tables: ['orders', 'orders', { table: 'Customer List', title: 'Customers' }],
      });
    const answers = await Promise.all([load(), load(), load(), load()]);
    for (const answer of answers)
      expect(dataOf(answer)).toEqual([
        { table: 'orders', collection: 'orders', dataSourceKey: 'many' },
        { table: 'Customer List', collection: 'Customer_List', dataSourceKey: 'many' },
      ]);
    expect(dataOf<object[]>(await root('dataSources/many/collections:list'))).toMatchObject([
      { name: 'Customer_List', title: 'Customers', tableName: 'Customer List', loaded: true, writable: true, kind: 'table' },
      { name: 'orders', filterTargetKey: 'order_no' },
    ]);
  });

  it('show fields as they are told to, and choose keys', async () => {
    dataOf(await root('dataSources:create', { key: 'looks', ...optionsOf(external) }));
    expect(await refused(root('dataSources:loadTables', { dataSourceKey: 'looks', tables: ['orders', 'nothing'] }))).toEqual([
      404,
      'TABLE_NOT_FOUND',
    ]);
    expect(await refused(root('dataSources:loadTables', { dataSourceKey: 'looks', tables: ['log'] }))).toEqual([400, 'TABLE_KEY_MISSING']);
    const tables = [
      { table: 'log', filterTargetKey: 'happened', name: 'diary' },
      { table: 'orders', name: 'sales' },
    ];
    dataOf(await root('dataSources:loadTables', { dataSourceKey: 'looks', tables }));
    expect(dataOf(await root('diary:get/today', undefined, 'looks'))).toEqual({ happened: 'today', what: 'x' });
    expect(await refused(root('diary:destroy?filterByTk=today', {}, 'looks'))).toEqual([409, 'COLLECTION_READ_ONLY']);
    dataOf(await root('dataSources/looks/collections:update?filterByTk=diary', { title: 'Diary', filterTargetKey: 'what' }));
    expect(dataOf(await root('diary:get/x', undefined, 'looks'))).toMatchObject({ what: 'x' });
    const fields = 'dataSourcesCollections/looks.sales/fields';
    expect(dataOf<object[]>(await root(`${fields}:list`))).toMatchObject([
      { name: 'order_no', column: 'order no', primaryKey: true, title: 'order_no' },
      { name: 'customer_id' },
      { name: 'total', allowNull: false },
      { name: 'status' },
    ]);
    const shown = { title: 'Sum', interface: 'number', uiSchema: { 'x-component': 'InputNumber' } };
    expect(dataOf(await root(`${fields}:update?filterByTk=total`, shown))).toMatchObject([{ name: 'total', ...shown }]);
    expect(dataOf(await root(`${fields}:update?filterByTk=total`, { uiSchema: null }))).toMatchObject([{ title: 'Sum', uiSchema: null }]);
    expect(await refused(root(`${fields}:update?filterByTk=__proto__`, { title: 'x' }))).toEqual([400, 'FIELD_UNKNOWN']);
    expect(await refused(root('dataSources/looks/collections:update?filterByTk=diary', { filterTargetKey: 'nothing' }))).toEqual([
      400,
      'FIELD_UNKNOWN',
    ]);
    expect(await refused(root('dataSourcesCollections/looks/fields:list'))).toEqual([404, 'COLLECTION_NOT_FOUND']);
  });

  it('never show a password again, and keep it only for the server it was given for', async () => {
    const body = {
      key: 'sealed',
      type: 'postgres',
      options: { host: '127.0.0.1', port: 1, database: 'd', username: 'u', password: 'PASS-word-1' },
    };
    const made = await root('dataSources:create', body);
    expect(dataOf(made)).toMatchObject({ status: 'loading-failed', reason: { code: 'DATABASE_ADDRESS_UNREACHABLE' }, hasPassword: true });
    const answers = [
      made,
      await root('dataSources:list'),
      await root('dataSources:get?filterByTk=sealed'),
      await root('dataSources:listEnabled'),
    ];
    expect(JSON.stringify(answers.map((answer) => answer.body))).not.toMatch(/PASS-word-1|secret|v1\./);
    const { password: _password, ...options } = body.options;
    dataOf(await root('dataSources:update?filterByTk=sealed', { options: { ...options, database: 'other' } }));
    expect(await get('sealed')).toMatchObject({ hasPassword: true, options: { database: 'other' } });
    const [row] = await runInMain(server, `SELECT secret FROM "m_data_sources_dataSources" WHERE key = 'sealed'`);
    expect(row?.['secret']).toMatch(/^v1\.[\w-]{40,}$/);
    for (const moved of [
      { ...options, host: 'localhost' },
      { ...options, port: 2 },
      { host: '127.0.0.1', database: 'd', username: 'u' },
    ]) {
      expect(await refused(root('dataSources:update?filterByTk=sealed', { options: moved }))).toEqual([400, 'VALUE_REQUIRED']);
      expect(await refused(root('dataSources:testConnection', { key: 'sealed', type: 'postgres', options: moved }))).toEqual([
        400,
        'VALUE_REQUIRED',
      ]);
    }
    dataOf(await root('dataSources:update?filterByTk=sealed', { options: { ...options, host: 'localhost', password: '' } }));
    expect(await get('sealed')).toMatchObject({ hasPassword: false });
    dataOf(await root('dataSources:destroy?filterByTk=sealed', {}));
  });

  it.each([
    ['no key', { type: 'sqlite', options: { storage: 'x' } }, 400, 'BODY_INVALID'],
    ['a key that is no name', { key: 'a.b', type: 'sqlite', options: { storage: 'x' } }, 400, 'NAME_INVALID'],
    ['a key like a prototype', { key: '__proto__', type: 'sqlite', options: { storage: 'x' } }, 400, 'NAME_INVALID'],
    ['main', { key: 'Main', type: 'sqlite', options: { storage: 'x' } }, 409, 'NAME_TAKEN'],
    ['an unknown type', { key: 'k', type: 'oracle', options: {} }, 400, 'BODY_INVALID'],
    ['an unknown option', { key: 'k', type: 'postgres', options: { url: 'postgres://x' } }, 400, 'BODY_INVALID'],
    ['a socket for a host', { key: 'k', type: 'postgres', options: { host: '/tmp', database: 'd', username: 'u' } }, 400, 'BODY_INVALID'],
    ['no host', { key: 'k', type: 'postgres', options: { database: 'd', username: 'u' } }, 400, 'VALUE_REQUIRED'],
    ['no file', { key: 'k', type: 'sqlite', options: { host: 'x' } }, 400, 'VALUE_REQUIRED'],
    [
      'a schema that is none',
      { key: 'k', type: 'postgres', options: { host: 'x', database: 'd', username: 'u', schema: 'a"b' } },
      400,
      'BODY_INVALID',
    ],
  ])('are refused with %s', async (_what, ...[body, status, code]) => {
    expect(await refused(root('dataSources:create', body))).toEqual([status, code]);
    expect(dataOf<Shown[]>(await root('dataSources:list')).map(({ key }) => key)).not.toContain('k');
  });

  it('are served to those who may manage them only; anybody may know their names', async () => {
    const manager = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.data-sources'] })] });
    const stranger = await createUser(server, { roles: [await createRole(server)] });
    const ask = (path: string, token: string) => server.api('GET', path, { token });
    expect((await ask('dataSources:list', manager.token)).status).toBe(200);
    for (const path of [
      'dataSources:list',
      'dataSources:get?filterByTk=main',
      'dataSources/main/collections:list',
      'dataSourcesCollections/many.orders/fields:list',
    ])
      expect((await ask(path, stranger.token)).status).toBe(403);
    const known = dataOf<Record<string, unknown>[]>(await ask('dataSources:listEnabled', stranger.token));
    expect(known.find(({ key }) => key === 'many')).toEqual({
      key: 'many',
      displayName: 'many',
      type: dialect,
      status: 'loaded',
      collections: [],
    });
    expect(await refused(root('dataSources:destroy?filterByTk=main', {}))).toEqual([409, 'RECORD_PROTECTED']);
    expect(await refused(root('dataSources:update?filterByTk=main', { enabled: false }))).toEqual([409, 'RECORD_PROTECTED']);
  });
});
