import { type ApiAnswer, type TestServer, codeOf, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { FileCalls, type ToldReport } from './server/testing/file-calls';

const NDJSON = { type: 'application/x-ndjson' };

eachDatabase('import and export on %s', (dialect) => {
  let server: TestServer;
  let files: FileCalls<ApiAnswer>;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['import-export'] });
    files = new FileCalls(server);
  });
  afterAll(() => server.close());

  test('rights are those of list and create: actions, fields, rows', async () => {
    const name = await files.makeCollection();
    const other = await files.makeCollection();
    dataOf(await files.call('POST', `${name}:create`, [{ title: 'mine', code: 's' }, { title: 'theirs' }]));
    const scope = { name: 'mine', resourceName: name, scope: { title: 'mine' } };
    const { id: scopeId } = dataOf<{ id: number }>(await files.call('POST', 'rolesResourcesScopes:create', scope));
    const actions = [
      { name: 'view', fields: ['id', 'title'], scopeId },
      { name: 'create', fields: ['title'] },
    ];
    const role = await createRole(server, { grants: [{ collection: name, actions }] });
    const { token } = await createUser(server, { roles: [role] });
    expect((await files.download(`${name}:export`, token)).text).toMatch(/^id,title,createdAt,updatedAt\r\n\d+,mine,[^,]+,[^,]+\r\n$/);
    expect((await files.download(`${name}:export?filter={"title":"none"}`, token)).text).toBe('id,title,createdAt,updatedAt\r\n');
    expect((await files.download(`${name}:export?fields=code`, token)).status).toBe(403);
    expect((await files.download(`${other}:export`, token)).status).toBe(403);
    expect((await files.send(`${other}:import`, 'title\na', { token })).status).toBe(403);
    const denied = await files.send(`${name}:import?mode=commit&onError=skip`, 'title,code\nmine,1', { token });
    expect([denied.status, codeOf(denied)]).toEqual([403, 'FIELD_DENIED']);
    const lines = await files.send(`${name}:import?mode=commit&onError=skip`, '{"title":"mine"}\n{"code":"x"}', { token, ...NDJSON });
    expect(dataOf<ToldReport>(lines)).toMatchObject({ imported: 1, failed: 1, faults: [{ row: 2, code: 'FIELD_DENIED' }] });
    expect((await server.api('GET', `${name}:export`)).status).toBe(401);
  });

  test('a row that names a record its importer may not see is a row that cannot be imported', async () => {
    const shelves = await files.makeCollection();
    const books = await files.makeCollection([{ name: 'shelf', type: 'belongsTo', target: shelves }]);
    dataOf(await files.call('POST', `${shelves}:create`, [{ title: 'mine' }, { title: 'theirs' }]));
    const scope = { name: 'mine', resourceName: shelves, scope: { title: 'mine' } };
    const { id: scopeId } = dataOf<{ id: number }>(await files.call('POST', 'rolesResourcesScopes:create', scope));
    const grants = [
      { collection: books, actions: ['view', 'create'] },
      { collection: shelves, actions: [{ name: 'view', scopeId }] },
    ];
    const { token } = await createUser(server, { roles: [await createRole(server, { grants })] });
    const report = await files.send(`${books}:import?mode=commit&onError=skip`, 'title,shelfId\na,1\nb,2\nc,9', { token });
    const faults = [2, 3].map((row) => ({ row, code: 'RECORD_NOT_FOUND' }));
    expect(dataOf<ToldReport>(report)).toMatchObject({ imported: 1, failed: 2, faults });
  });
});
