import {
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createCollection,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  testDialects,
  uniqueName,
} from '@mortise/testing';

const TABLES = `
  CREATE TABLE "Order Lines" ("line no" INTEGER PRIMARY KEY, region VARCHAR(20), amount NUMERIC(10,2), pin VARCHAR(20));
  CREATE TABLE untaken (secret VARCHAR(20));
  CREATE VIEW large AS SELECT l.region, u.secret FROM "Order Lines" l CROSS JOIN untaken u WHERE l.amount > 5;
  INSERT INTO "Order Lines" VALUES (1, 'north', 10.5, 'p1'), (2, 'north', 2, 'p2'), (3, 'south', 1, 'p3');
  INSERT INTO untaken VALUES ('hidden')`;

eachDatabase('named queries of other data sources on %s', (dialect) => {
  describe.each(testDialects())('%s', (second) => {
    let server: TestServer;
    let external: ExternalDatabase;
    let role: string;
    let runner: string;

    beforeAll(async () => {
      [server, external] = await Promise.all([startTestServer({ dialect }), createExternalDatabase(second)]);
      await external.run(TABLES);
      dataOf(await post('dataSources:create', { key: 'shop', ...optionsOf(external) }));
      const tables = ['Order Lines', { table: 'large', filterTargetKey: 'region' }];
      dataOf(await post('dataSources:loadTables', { dataSourceKey: 'shop', tables }));
      await createCollection(server, { name: 'Order_Lines', fields: [{ name: 'region', type: 'string' }] });
      role = await createRole(server);
      runner = (await createUser(server, { roles: [role] })).token;
    });
    afterAll(async () => {
      await server.close();
      await external.remove();
    });

    const post = (path: string, body: unknown, token = server.root.token) => server.api('POST', path, { token, body });
    const save = async (query: object): Promise<string> => {
      const name = uniqueName('query');
      dataOf(await post('namedQueries:create', { name, dataSource: 'shop', roles: [role], ...query }));
      return name;
    };
    const run = (name: string, params: object = {}) => post(`namedQueries:run?filterByTk=${name}`, { params }, runner);
    const preview = (query: object) => post('namedQueries:preview', { kind: 'sql', dataSource: 'shop', ...query });

    it('run SQL over adopted tables by the names of their collections and fields', async () => {
      const sql = 'SELECT region, count(*) AS n FROM "Order_Lines" WHERE "line_no" > :from GROUP BY region ORDER BY region';
      const name = await save({ kind: 'sql', sql, parameters: [{ name: 'from', type: 'integer', defaultValue: 0 }] });
      expect((await run(name)).body).toMatchObject({
        data: [
          { region: 'north', n: 2 },
          { region: 'south', n: 1 },
        ],
        meta: { count: 2 },
      });
      expect(dataOf(await run(name, { from: 2 }))).toEqual([{ region: 'south', n: 1 }]);
      const saved = dataOf(await server.api('GET', `namedQueries:get?filterByTk=${name}`, { token: server.root.token }));
      expect(saved).toMatchObject({ dataSource: 'shop' });
      expect(
        dataOf(await post(`namedQueries:update?filterByTk=${name}`, { dataSource: 'main', sql: 'SELECT 1 AS one', parameters: [] })),
      ).toMatchObject({
        dataSource: 'main',
      });
      expect(dataOf(await run(name))).toEqual([{ one: 1 }]);
    });

    it('run SQL over views, whatever these read, and over nothing else', async () => {
      expect(dataOf(await preview({ sql: 'SELECT * FROM large' }))).toEqual([{ region: 'north', secret: 'hidden' }]);
      for (const sql of [
        'SELECT * FROM untaken',
        'SELECT * FROM "Order Lines"',
        'SELECT (SELECT max(secret) FROM untaken) AS s FROM large',
        `SELECT * FROM ${second === 'sqlite' ? 'sqlite_master' : 'pg_catalog.pg_class'}`,
        'SELECT * FROM users',
      ])
        expect([sql, codeOf(await preview({ sql }))]).toEqual([sql, 'SQL_INVALID']);
    });

    it('change nothing', async () => {
      for (const sql of [
        `DELETE FROM "Order_Lines"`,
        `WITH gone AS (DELETE FROM "Order_Lines" RETURNING *) SELECT * FROM gone`,
        `SELECT 1 AS a; DROP TABLE untaken`,
        `SELECT * FROM (UPDATE "Order_Lines" SET amount = 0 RETURNING *) AS u`,
      ])
        expect([sql, codeOf(await preview({ sql }))]).toEqual([sql, 'SQL_INVALID']);
      expect(await external.run('SELECT count(*) AS n FROM "Order Lines"')).toMatchObject([{ n: expect.anything() as unknown }]);
      expect(dataOf(await preview({ sql: 'SELECT count(*) AS n FROM "Order_Lines"' }))).toEqual([{ n: 3 }]);
    });

    it('run trees with the rights their callers have in that source', async () => {
      const params = { filter: { region: '{{params.region}}' }, sort: ['line_no'] };
      const name = await save({
        kind: 'tree',
        tree: { resource: 'Order_Lines', action: 'list', params },
        parameters: [{ name: 'region', type: 'string' }],
      });
      const groups = { measures: [{ aggregation: 'count', alias: 'n' }], dimensions: [{ field: 'region' }], orders: [{ field: 'region' }] };
      const grouped = await save({ kind: 'tree', tree: { resource: 'Order_Lines', action: 'query', params: groups } });
      dataOf(await post(`roles/${role}/resources:create`, { name: 'Order_Lines', usingActionsConfig: true, actions: [{ name: 'view' }] }));
      expect((await run(name, { region: 'north' })).status).toBe(403);
      const actions = [{ name: 'view', fields: ['line_no', 'region'] }];
      dataOf(
        await post(`roles/${role}/dataSourceResources:create`, {
          name: 'Order_Lines',
          dataSourceKey: 'shop',
          usingActionsConfig: true,
          actions,
        }),
      );
      expect(dataOf(await run(name, { region: 'north' }))).toEqual([
        { line_no: 1, region: 'north' },
        { line_no: 2, region: 'north' },
      ]);
      expect(dataOf(await run(grouped))).toEqual([
        { region: 'north', n: 2 },
        { region: 'south', n: 1 },
      ]);
    });

    it('are refused for sources that are not there, and end with theirs', async () => {
      const tree = { resource: 'x', action: 'list', params: {} };
      for (const dataSource of ['nowhere', '__proto__', '']) {
        const refused = await post('namedQueries:create', { name: uniqueName('query'), kind: 'tree', tree, dataSource });
        expect([dataSource, refused.status]).toEqual([dataSource, 400]);
      }
      const name = await save({ kind: 'sql', sql: 'SELECT 1 AS one' });
      const listed = await save({ kind: 'tree', tree: { resource: 'Order_Lines', action: 'list', params: {} } });
      dataOf(await post('dataSources:update?filterByTk=shop', { enabled: false }));
      expect((await run(name)).status).toBe(404);
      expect((await run(listed)).status).toBe(404);
      dataOf(await post('dataSources:update?filterByTk=shop', { enabled: true }));
    });
  });
});

/** The options that lead to a database, as a person would give them. */
function optionsOf({ config }: ExternalDatabase): object {
  if (config.dialect === 'sqlite') return { type: 'sqlite', options: { storage: config.storage } };
  const { hostname, port, pathname, username, password } = new URL(config.url ?? '');
  const options = { host: hostname, port: Number(port || 5432), database: pathname.slice(1), username: decodeURIComponent(username) };
  return { type: 'postgres', options: password === '' ? options : { ...options, password: decodeURIComponent(password) } };
}
