import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

const NASTY = `x' OR '1'='1'; DROP TABLE sales; -- "{{`;

eachDatabase('named queries on %s', (dialect) => {
  let server: TestServer;
  /** Sees the rows of their own, and of them only the region. */
  let seller: string;
  let sellerRole: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'sales',
      fields: [
        { name: 'region', type: 'string' },
        { name: 'amount', type: 'decimal' },
        { name: 'pin', type: 'password' },
      ],
    });
    const { token } = server.root;
    for (const [region, amount] of [
      ['north', '10.00'],
      ['north', '2.50'],
      ['south', '1.00'],
      [NASTY, '0.00'],
    ]) {
      dataOf(await server.api('POST', 'sales:create', { token, body: { region, amount, pin: 'a long secret' } }));
    }
    const scope = { region: 'north' };
    const scopeId = dataOf<{ id: number }>(
      await server.api('POST', 'rolesResourcesScopes:create', { token, body: { name: 'north', resourceName: 'sales', scope } }),
    ).id;
    sellerRole = await createRole(server, { grants: [{ collection: 'sales', actions: [{ name: 'view', fields: ['region'], scopeId }] }] });
    seller = (await createUser(server, { roles: [sellerRole] })).token;
  });
  afterAll(() => server.close());

  const post = (path: string, body: unknown, token = server.root.token): Promise<ApiAnswer> => server.api('POST', path, { token, body });
  const save = async (query: Readonly<Record<string, unknown>>, token = server.root.token): Promise<string> => {
    const name = uniqueName('query');
    dataOf(await post('namedQueries:create', { name, roles: [sellerRole], ...query }, token));
    return name;
  };
  const run = (name: string, body: unknown = {}, token = seller): Promise<ApiAnswer> =>
    post(`namedQueries:run?filterByTk=${name}`, body, token);
  const list = (filter: unknown, more = {}) => ({ kind: 'tree', tree: { resource: 'sales', action: 'list', params: { filter, ...more } } });
  const sql = (text: string) => ({ kind: 'sql', sql: text });
  const REGION = [{ name: 'region', type: 'string', required: true }];

  describe('a tree', () => {
    it('shows each caller what they may see, with parameters as values', async () => {
      const name = await save({ ...list({ region: '{{params.region}}' }, { sort: ['-id'] }), parameters: REGION });
      const own = await run(name, { params: { region: 'north' } });
      expect(own.body).toMatchObject({
        data: [
          { id: 2, region: 'north' },
          { id: 1, region: 'north' },
        ],
        meta: { count: 2, page: 1, pageSize: 20 },
      });
      expect(JSON.stringify(own.body)).not.toMatch(/amount|pin/);
      expect(dataOf(await run(name, { params: { region: 'south' } }))).toEqual([]);
      expect(dataOf(await run(name, { params: { region: 'south' } }, server.root.token))).toMatchObject([{ amount: '1.00' }]);
      expect(dataOf(await run(name, { params: { region: NASTY } }, server.root.token))).toMatchObject([{ region: NASTY }]);
    });

    it('groups', async () => {
      const params = {
        dimensions: [{ field: 'region' }],
        measures: [{ field: 'amount', aggregation: 'sum', alias: 'total' }],
        filter: { amount: { $gt: '{{params.least}}' } },
        having: { total: { $gte: '{{params.least}}' } },
        orders: [{ field: 'total', order: 'desc' }],
      };
      const parameters = [{ name: 'least', type: 'decimal', defaultValue: '0.5' }];
      const name = await save({ kind: 'tree', tree: { resource: 'sales', action: 'query', params }, parameters, pageSize: 1 });
      const root = server.root.token;
      expect((await run(name, {}, root)).body).toMatchObject({
        data: [{ region: 'north', total: '12.50' }],
        meta: { page: 1, pageSize: 1 },
      });
      expect(dataOf(await run(name, { page: 2 }, root))).toEqual([{ region: 'south', total: '1.00' }]);
      expect(dataOf(await run(name, { params: { least: '5' } }, root))).toMatchObject([{ total: '10.00' }]);
      expect(codeOf(await run(name))).toBe('FIELD_DENIED');
    });

    it('takes lists, and no variable in disguise', async () => {
      const parameters = [{ name: 'regions', type: 'array', required: true }];
      const name = await save({ ...list({ region: { $in: '{{params.regions}}' } }), parameters });
      expect(dataOf(await run(name, { params: { regions: ['north', 'east'] } }))).toHaveLength(2);
      expect(codeOf(await run(name, { params: { regions: ['{{$user.id}}'] } }))).toBe('VALUE_INVALID');
    });

    it('is not run by who may not see the collection', async () => {
      const role = await createRole(server);
      const { token } = await createUser(server, { roles: [role] });
      const name = await save({ ...list({}), roles: [role] });
      expect(codeOf(await run(name, {}, token))).toBe('ACTION_DENIED');
    });

    it.each([
      ['a parameter among names', { ...list({}), tree: { resource: 'sales', action: 'list', params: { sort: ['{{params.region}}'] } } }],
      ['a parameter within a text', list({ region: 'a{{params.region}}' })],
      ['a parameter as a field', list({ '{{params.region}}': 1 })],
      ['a parameter nobody declared', list({ region: '{{params.other}}' })],
      ['a word of another action', { kind: 'tree', tree: { resource: 'sales', action: 'list', params: { measures: [] } } }],
      ['paging of its own', list({}, { pageSize: 5 })],
    ])('with %s is not saved', async (_what, query) => {
      const body = { name: uniqueName('query'), parameters: REGION, ...query };
      expect(codeOf(await post('namedQueries:create', body))).toBe('DEFINITION_INVALID');
    });
  });

  describe('SQL', () => {
    it('binds parameters, pages and counts', async () => {
      const text =
        'SELECT region, count(*) AS n FROM sales WHERE region = :region OR :region IS NULL GROUP BY region ORDER BY n DESC, region';
      const name = await save({ ...sql(text), parameters: [{ name: 'region', type: 'string' }], pageSize: 2, maxPageSize: 3 });
      expect((await run(name)).body).toMatchObject({
        data: [{ region: 'north', n: 2 }, {}],
        meta: { count: 3, page: 1, pageSize: 2, totalPage: 2 },
      });
      expect(dataOf(await run(name, { page: 2 }))).toHaveLength(1);
      expect(dataOf(await run(name, { params: { region: NASTY } }))).toEqual([{ region: NASTY, n: 1 }]);
      expect(codeOf(await run(name, { pageSize: 4 }))).toBe('PAGE_SIZE_TOO_LARGE');
      expect(codeOf(await run(name, { page: 60_000 }))).toBe('OFFSET_TOO_LARGE');
      expect(dataOf<unknown[]>(await server.api('GET', 'sales:list', { token: server.root.token }))).toHaveLength(4);
    });

    it.each([
      ['writes', 'DELETE FROM sales'],
      ['several statements', 'SELECT 1; DELETE FROM sales'],
      ['credentials', 'SELECT * FROM m_core_credentials'],
      ['tables of plugins', 'SELECT * FROM m_users_users'],
      ['functions that wait', 'SELECT pg_sleep(10)'],
      ['undeclared parameters', 'SELECT :nothing AS x'],
    ])('with %s is not saved', async (_what, text) => {
      expect(codeOf(await post('namedQueries:create', { name: uniqueName('query'), ...sql(text) }))).toBe('SQL_INVALID');
    });

    it.each([
      ['a hash', 'SELECT pin FROM sales'],
      ['the passwords of users', 'SELECT password FROM users'],
      ['roles', 'SELECT * FROM roles'],
      ['saved queries', 'SELECT * FROM namedQueries'],
    ])('cannot read %s', async (_what, text) => {
      const name = await save(sql(text));
      const answer = await run(name);
      expect(codeOf(answer)).toBe('SQL_INVALID');
      expect(JSON.stringify(answer.body)).toContain('the database refused it');
    });

    it('knows users without their secrets', async () => {
      const name = await save(sql('SELECT * FROM users ORDER BY id'));
      const [root] = dataOf<Record<string, unknown>[]>(await run(name));
      expect(root).toMatchObject({ id: 1, username: 'root' });
      expect(root).not.toHaveProperty('password');
      expect(JSON.stringify(root)).not.toContain('argon');
    });

    it('tells an author what the database says, and nobody else', async () => {
      const preview = await post('namedQueries:preview', sql('SELECT nothing FROM sales'));
      expect(codeOf(preview)).toBe('SQL_INVALID');
      expect(JSON.stringify(preview.body)).toContain('nothing');
      expect(
        dataOf(
          await post('namedQueries:preview', { ...sql('SELECT :a AS a'), parameters: [{ name: 'a', type: 'integer' }], params: { a: 5 } }),
        ),
      ).toEqual([{ a: 5 }]);
    });
  });

  describe('parameters', () => {
    const parameters = [
      { name: 'n', type: 'integer', required: true },
      { name: 'day', type: 'date', defaultValue: '2026-01-01' },
    ];
    it.each([
      [{}, 'VALUE_REQUIRED'],
      [{ n: null }, 'VALUE_REQUIRED'],
      [{ n: '1 OR 1=1' }, 'VALUE_INVALID'],
      [{ n: { $ne: null } }, 'VALUE_INVALID'],
      [{ n: 1, day: 'tomorrow' }, 'VALUE_INVALID'],
      [{ n: 1, other: 2 }, 'FIELD_UNKNOWN'],
      [{ n: 1, constructor: 2 }, 'KEY_FORBIDDEN'],
    ])('%j are answered with %s', async (params, code) => {
      const name = await save({ ...sql('SELECT :n AS n, :day AS day'), parameters });
      expect(codeOf(await run(name, { params }))).toBe(code);
      expect(dataOf(await run(name, { params: { n: 3 } }))).toEqual([{ n: 3, day: '2026-01-01' }]);
    });

    it.each([
      [[{ name: 'a', type: 'json' }], 'BODY_INVALID'],
      [[{ name: 'a b', type: 'string' }], 'BODY_INVALID'],
      [[{ name: 'a', type: 'integer', defaultValue: 'x' }], 'VALUE_INVALID'],
      [
        [
          { name: 'a', type: 'string' },
          { name: 'a', type: 'string' },
        ],
        'DEFINITION_INVALID',
      ],
    ])('%j are not saved', async (wrong, code) => {
      expect(codeOf(await post('namedQueries:create', { name: uniqueName('query'), ...sql('SELECT 1 AS x'), parameters: wrong }))).toBe(
        code,
      );
    });
  });
});
