import {
  type ExternalDatabase,
  type TestServer,
  codeOf,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  testDialects,
} from '@mortise/testing';

type Row = Readonly<Record<string, unknown>>;

const TABLES = `
  CREATE TABLE goods (code VARCHAR(10) PRIMARY KEY, title VARCHAR(40), amount INTEGER NOT NULL DEFAULT 3);
  CREATE TABLE pairs (a INTEGER, b INTEGER, PRIMARY KEY (a, b));
  CREATE VIEW dear AS SELECT code, title FROM goods WHERE amount > 5;
  INSERT INTO goods VALUES ('a', 'first', 1), ('b', '=1+1', 9);
  INSERT INTO pairs VALUES (1, 2), (1, 3), (2, 2)`;

eachDatabase('files of other data sources on %s', (dialect) => {
  describe.each(testDialects())('%s', (second) => {
    let server: TestServer;
    let external: ExternalDatabase;

    beforeAll(async () => {
      [server, external] = await Promise.all([startTestServer({ dialect, plugins: ['import-export'] }), createExternalDatabase(second)]);
      await external.run(TABLES);
      const tables = ['goods', { table: 'dear', filterTargetKey: 'code' }, { table: 'pairs', filterTargetKey: 'b' }];
      dataOf(await post('dataSources:create', { key: 'shop', ...optionsOf(external) }));
      dataOf(await post('dataSources:loadTables', { dataSourceKey: 'shop', tables }));
      dataOf(await post('collections:create', { name: 'goods', fields: [{ name: 'title', type: 'string' }] }));
    });
    afterAll(async () => {
      await server.close();
      await external.remove();
    });

    const post = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
    const at = { 'x-data-source': 'shop' };
    const send = (path: string, body: string, token = server.root.token) =>
      server.api('POST', path, { token, body, headers: { ...at, 'content-type': 'text/csv' } });
    const download = async (path: string, token = server.root.token): Promise<string> => {
      const answer = await fetch(`${server.url}/api/${path}`, { headers: { authorization: `Bearer ${token}`, ...at } });
      return answer.status === 200 ? answer.text() : String(answer.status);
    };

    it('are exported: tables, views, and tables that name no key', async () => {
      expect(await download('goods:export?sort=code')).toBe("code,title,amount\r\na,first,1\r\nb,'=1+1,9\r\n");
      expect(await download('goods:export?format=ndjson&filter={"amount":{"$gt":5}}&fields=code')).toBe('{"code":"b"}\n');
      expect(await download('dear:export')).toBe("code,title\r\nb,'=1+1\r\n");
      expect((await download('pairs:export')).split('\r\n')).toHaveLength(5);
    });

    it('are imported all or none, with the defaults and the refusals of their database', async () => {
      const wrong = await send('goods:import?mode=commit', 'code,title\nc,third\na,again\n');
      expect([wrong.status, codeOf(wrong)]).toEqual([409, 'UNIQUE_CONFLICT']);
      expect(await external.run('SELECT code FROM goods')).toHaveLength(2);
      const report = dataOf<Row>(await send('goods:import?mode=commit&onError=skip', 'code,title\nc,third\na,again\nd,\n'));
      expect(report).toMatchObject({ imported: 2, failed: 1, faults: [{ row: 2, code: 'UNIQUE_CONFLICT' }] });
      expect(await external.run(`SELECT amount FROM goods WHERE code = 'c'`)).toEqual([{ amount: 3 }]);
      expect(dataOf<Row>(await send('goods:import', 'code,amount\ne,many\n'))).toMatchObject({ checked: 1, faulty: 1 });
      for (const view of ['dear', 'pairs']) {
        const refused = await send(`${view}:import?mode=commit`, view === 'dear' ? 'code\nz\n' : 'a,b\n7,7\n');
        expect([view, refused.status >= 400 && refused.status < 500]).toEqual([view, true]);
      }
      expect(dataOf<Row[]>(await server.api('GET', 'goods:list', { token: server.root.token }))).toEqual([]);
    });

    it('ask for rights in that source', async () => {
      const role = await createRole(server, { grants: [{ collection: 'goods' }] });
      const { token } = await createUser(server, { roles: [role] });
      expect(await download('goods:export', token)).toBe('403');
      expect((await send('goods:import?mode=commit', 'code\nq\n', token)).status).toBe(403);
      const actions = [
        { name: 'view', fields: ['code'] },
        { name: 'create', fields: ['code'] },
      ];
      const grant = { name: 'goods', usingActionsConfig: true, actions };
      dataOf(await post(`roles/${role}/dataSourceResources:create`, { ...grant, dataSourceKey: 'shop' }));
      expect(await download('goods:export?filter={"code":"a"}', token)).toBe('code\r\na\r\n');
      expect(codeOf(await send('goods:import?mode=commit', 'code,title\nq,x\n', token))).toBe('FIELD_DENIED');
      expect(dataOf<Row>(await send('goods:import?mode=commit', 'code\nq\n', token))).toMatchObject({ imported: 1 });
    });
  });
});

/** The options that lead to a database, as a person would give them. */
function optionsOf({ config }: ExternalDatabase): Row {
  if (config.dialect === 'sqlite') return { type: 'sqlite', options: { storage: config.storage } };
  const { hostname, port, pathname, username, password } = new URL(config.url ?? '');
  const options = { host: hostname, port: Number(port || 5432), database: pathname.slice(1), username: decodeURIComponent(username) };
  return { type: 'postgres', options: password === '' ? options : { ...options, password: decodeURIComponent(password) } };
}
