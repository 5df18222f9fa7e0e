import { type TestServer, codeOf, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

interface Warned {
  readonly dependents: readonly { readonly name: string; readonly text: string }[];
}

eachDatabase('queries that do not follow a change, on %s', (dialect) => {
  let server: TestServer;
  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const warned = async (change: object) =>
    dataOf<Warned>(await call('POST', 'collections:plan', change)).dependents.map(({ name }) => name);
  const impact = async (query: string) =>
    dataOf<Warned>(await call('GET', `collections:impact?filterByTk=${query}`)).dependents.map(({ name }) => name);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['named-queries'] });
    await createCollection(server, {
      name: 'parcels',
      fields: [
        { name: 'weight', type: 'integer' },
        { name: 'city', type: 'string' },
      ],
    });
    const saved = {
      heavy: 'SELECT p.weight FROM parcels p -- city',
      quoted: 'SELECT "city" FROM "parcels" WHERE city <> \'weight\'',
      alone: 'SELECT 1 AS weight',
    };
    for (const [name, sql] of Object.entries(saved)) dataOf(await call('POST', 'namedQueries:create', { name, kind: 'sql', sql }));
    const tree = { resource: 'parcels', action: 'list', params: { fields: 'weight' } };
    dataOf(await call('POST', 'namedQueries:create', { name: 'follows', kind: 'tree', tree }));
  });
  afterAll(() => server.close());

  test.each([
    [{ action: 'fields:update', field: 'weight', values: { name: 'grams' } }, ['heavy']],
    [{ action: 'fields:destroy', field: 'city' }, ['quoted']],
    [{ action: 'collections:update', values: { name: 'packets' } }, ['heavy', 'quoted']],
    [{ action: 'collections:destroy' }, ['heavy', 'quoted']],
    [{ action: 'fields:update', field: 'weight', values: { title: 'Weight' } }, []],
    [{ action: 'fields:create', values: { name: 'height', type: 'integer' } }, []],
  ])('%j names them before', async (change, names) => {
    expect(await warned({ collection: 'parcels', ...change })).toEqual(names);
  });

  test('a removal names them as well', async () => {
    expect(await impact('parcels')).toEqual(['heavy', 'quoted']);
    expect(await impact('parcels&field=city')).toEqual(['quoted']);
  });

  test('the warning is in the language of its reader', async () => {
    const body = { action: 'collections:destroy', collection: 'parcels' };
    const headers = { 'x-locale': 'zh-CN' };
    const plan = dataOf<Warned>(await server.api('POST', 'collections:plan', { token: server.root.token, body, headers }));
    expect(plan.dependents[0]?.text).toContain('查询“heavy”');
  });

  test('afterwards a query says clearly that it does not work', async () => {
    dataOf(await call('POST', 'collections/parcels/fields:update?filterByTk=weight', { name: 'grams' }));
    expect(codeOf(await call('POST', 'namedQueries:run?filterByTk=heavy', {}))).toBe('SQL_INVALID');
    expect(dataOf(await call('POST', 'namedQueries:run?filterByTk=follows', {}))).toEqual([]);
  });

  test('nobody asks when the plugin is off', async () => {
    for (const id of ['js-blocks', 'named-queries']) dataOf(await call('POST', `pm:disable?filterByTk=${id}`, {}));
    expect(await impact('parcels')).toEqual([]);
  });
});
