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

eachDatabase('rights to named queries on %s', (dialect) => {
  let server: TestServer;
  let givenRole: string;
  /** Manages what `pm.*` covers. */
  let admin: string;
  let stranger: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'sales',
      fields: [{ name: 'region', type: 'string' }],
    });
    dataOf(await server.api('POST', 'sales:create', { token: server.root.token, body: { region: 'south' } }));
    givenRole = await createRole(server);
    admin = (await createUser(server, { roles: ['admin'] })).token;
    stranger = (await createUser(server, { roles: [await createRole(server)] })).token;
  });
  afterAll(() => server.close());

  const post = (path: string, body: unknown, token = server.root.token): Promise<ApiAnswer> => server.api('POST', path, { token, body });
  const save = async (query: Readonly<Record<string, unknown>>, token = server.root.token): Promise<string> => {
    const name = uniqueName('query');
    dataOf(await post('namedQueries:create', { name, roles: [givenRole], ...query }, token));
    return name;
  };
  const run = (name: string, body: unknown = {}, token = stranger): Promise<ApiAnswer> =>
    post(`namedQueries:run?filterByTk=${name}`, body, token);
  const list = (filter: unknown, more = {}) => ({ kind: 'tree', tree: { resource: 'sales', action: 'list', params: { filter, ...more } } });
  const sql = (text: string) => ({ kind: 'sql', sql: text });

  describe('rights', () => {
    it('are the roles a query is given to, at once and until the role or the query goes', async () => {
      const role = await createRole(server);
      const { token } = await createUser(server, { roles: [role] });
      const name = await save({ ...sql('SELECT 1 AS one'), roles: [role] });
      expect(dataOf(await run(name, {}, token))).toEqual([{ one: 1 }]);
      expect(codeOf(await run(name, {}, stranger))).toBe('ACTION_DENIED');
      expect(codeOf(await run(name, {}, admin))).toBe('ACTION_DENIED');
      expect((await server.api('POST', `namedQueries:run?filterByTk=${name}`, { body: {} })).status).toBe(401);
      expect(dataOf(await post(`namedQueries:update?filterByTk=${name}`, { roles: [] }))).toMatchObject({ roles: [] });
      expect(codeOf(await run(name, {}, token))).toBe('ACTION_DENIED');
      dataOf(await post(`namedQueries:update?filterByTk=${name}`, { roles: [role] }));
      dataOf(await post(`namedQueries:destroy?filterByTk=${name}`, undefined));
      expect(codeOf(await run(name, {}, token))).toBe('RECORD_NOT_FOUND');
      dataOf(await post('namedQueries:create', { name, ...sql('SELECT 2 AS two') }));
      expect(codeOf(await run(name, {}, token))).toBe('ACTION_DENIED');
    });

    it('of a role end with it, also when another one of its name is made', async () => {
      const role = await createRole(server);
      const name = await save({ ...sql('SELECT 1 AS one'), roles: [role] });
      dataOf(await post(`roles:destroy?filterByTk=${role}`, undefined));
      await createRole(server, { name: role });
      const { token } = await createUser(server, { roles: [role] });
      expect(codeOf(await run(name, {}, token))).toBe('ACTION_DENIED');
    });

    it('to SQL are not those of an administrator', async () => {
      const name = await save(sql('SELECT 1 AS one'));
      const body = { name: uniqueName('query'), ...sql('SELECT 1 AS one') };
      expect(codeOf(await post('namedQueries:create', body, admin))).toBe('ACTION_DENIED');
      expect(codeOf(await post('namedQueries:preview', sql('SELECT 1 AS one'), admin))).toBe('ACTION_DENIED');
      expect(codeOf(await post(`namedQueries:update?filterByTk=${name}`, { roles: ['member'] }, admin))).toBe('ACTION_DENIED');
      expect(codeOf(await post(`namedQueries:update?filterByTk=${name}`, { sql: null, ...list({}) }, admin))).toBe('ACTION_DENIED');
      const tree = await save(list({}), admin);
      expect(codeOf(await post(`namedQueries:update?filterByTk=${tree}`, sql('SELECT 1 AS one'), admin))).toBe('ACTION_DENIED');
      expect(dataOf(await post('namedQueries:preview', list({ region: 'south' }), admin))).toHaveLength(1);
    });

    it('of two names: unknown roles and taken names are refused whole', async () => {
      const name = await save(sql('SELECT 1 AS one'));
      expect(codeOf(await post('namedQueries:create', { name, ...sql('SELECT 2 AS two') }))).toBe('UNIQUE_CONFLICT');
      const other = uniqueName('query');
      expect(codeOf(await post('namedQueries:create', { name: other, ...sql('SELECT 2 AS two'), roles: ['nobody-at-all'] }))).toBe(
        'FOREIGN_KEY_CONFLICT',
      );
      expect(codeOf(await server.api('GET', `namedQueries:get/${other}`, { token: server.root.token }))).toBe('RECORD_NOT_FOUND');
      expect((await server.api('GET', 'namedQueries:list', { token: admin })).body).toMatchObject({ meta: { page: 1 } });
    });
  });
});
