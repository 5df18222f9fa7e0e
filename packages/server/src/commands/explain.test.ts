import { tmpdir } from 'node:os';
import type { ExplainedCaller } from '@mortise/resources';
import {
  type TestServer,
  createExternalDatabase,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { CommandLine } from '../testing/command-line';
import { explainLines, treeLines } from './explain-lines';

const OWN_RECORDS = 2;

eachDatabase('explain on %s', (dialect) => {
  let server: TestServer;
  let role: string;
  let user: { readonly id: number };

  const lines = async (method: string, address: string, { caller = {}, body }: { caller?: ExplainedCaller; body?: object } = {}) => {
    const [path = '', search = ''] = address.split('?');
    const input = { method, path, search, header: () => undefined, body: body === undefined ? {} : { value: { ...body } } };
    return explainLines(await server.platform.resources.explain(input, caller)).join('\n');
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'tasks',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'hours', type: 'decimal' },
      ],
    });
    role = await createRole(server, {
      grants: [{ collection: 'tasks', actions: [{ name: 'view', fields: ['title'], scopeId: OWN_RECORDS }] }],
    });
    user = await createUser(server, { roles: [role] });
    dataOf(await server.api('POST', 'tasks:create', { token: server.root.token, body: { title: 'a' } }));
  });
  afterAll(() => server.close());

  test('shows plan, SQL, values and the steps of the database, and reads nothing', async () => {
    const text = await lines('GET', 'tasks:list?filter={"title":"it\'s"}&sort=-title');
    expect(text).toMatch(/Plan\n +collection: tasks\n/);
    expect(text).toContain('{kind: compare, field: title, operator: $eq, value: {kind: literal, value: "it\'s"}}');
    expect(text).toMatch(/SQL\n +SELECT .*tasks.*ORDER BY/);
    expect(text).toMatch(/Values\n +1: "it's"\n/);
    expect(text).toMatch(dialect === 'sqlite' ? /Steps of the database\n.*(SCAN|SEARCH|CO-ROUTINE)/ : /Steps of the database\n.*cost=/);
    expect(text).not.toContain('"a"');
  });

  test('shows what a role is limited to', async () => {
    const text = await lines('GET', 'tasks:get/1', { caller: { userId: user.id, role } });
    expect(text).toMatch(/field: createdById.*\$user\.id/);
    expect(text).not.toContain('hours');
    expect(text).toMatch(new RegExp(`Values\\n[^]*: "?${user.id}"?\\n`));
    await expect(lines('GET', 'tasks:list?sort=hours', { caller: { userId: user.id } })).rejects.toMatchObject({ code: 'FIELD_DENIED' });
  });

  test('shows questions about groups', async () => {
    const body = { measures: [{ field: 'hours', aggregation: 'sum' }], dimensions: [{ field: 'title' }] };
    const text = await lines('POST', 'tasks:query', { body });
    expect(text).toMatch(/Statement 1 of 1: aggregate\n[^]*aggregation: sum[^]*GROUP BY/);
  });

  test('shows every statement of an association', async () => {
    await createCollection(server, { name: 'lists', fields: [{ name: 'tasks', type: 'hasMany', target: 'tasks', foreignKey: 'listId' }] });
    expect(await lines('GET', 'lists/1/tasks:list')).toMatch(/Statement 1 of 2: readOne\n[^]*Statement 2 of 2: read\n/);
  });

  test('refuses what is no read of records', async () => {
    for (const [method, address] of [
      ['POST', 'tasks:create'],
      ['POST', 'tasks:destroy/1'],
      ['GET', 'pm:list'],
    ] as const) {
      await expect(lines(method, address)).rejects.toMatchObject({ code: 'OPTION_UNSUPPORTED' });
    }
  });
});

test('mortise explain asks another data source, and says when there is none', async () => {
  const [server, external] = await Promise.all([startTestServer({ dialect: 'sqlite' }), createExternalDatabase('sqlite')]);
  const commands = new CommandLine();
  try {
    await external.run('CREATE TABLE parcels (code VARCHAR(10) PRIMARY KEY)');
    const { config } = external;
    const storage = config.dialect === 'sqlite' ? config.storage : '';
    const { token } = server.root;
    const source = { key: 'depot', type: 'sqlite', options: { storage } };
    dataOf(await server.api('POST', 'dataSources:create', { token, body: source }));
    dataOf(await server.api('POST', 'dataSources:loadTables', { token, body: { dataSourceKey: 'depot', tables: ['parcels'] } }));
    await server.close({ keep: true });
    const env = { ...server.storage.variables, DATA_SOURCE_FOLDERS: tmpdir() };
    const explained = await commands.run(['explain', 'parcels:list', '--data-source', 'depot'], { env });
    expect(explained).toMatchObject({ code: 0, out: expect.stringMatching(/collection: parcels[^]*Steps of the database/) as unknown });
    const nowhere = await commands.run(['explain', 'parcels:list', '--data-source', 'nowhere'], { env });
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('There is no data source "nowhere"') as unknown });
  } finally {
    await commands.dispose();
    await Promise.all([server.storage.remove(), external.remove()]);
  }
});

test('a tree names collections and fields, and indents what is long', () => {
  const field = { kind: 'column', name: 'title', type: 'string' };
  const items = Array.from({ length: 9 }, (_, index) => ({ kind: 'column', field, as: `a${index}` }));
  expect(treeLines({ field, value: 'x', empty: [], gone: undefined, deep: { items } }).slice(0, 6)).toEqual([
    'field: title',
    'value: "x"',
    'empty: none',
    'deep:',
    '  items:',
    '    - {kind: column, field: title, as: a0}',
  ]);
});

describe('mortise explain', () => {
  const commands = new CommandLine();
  afterAll(() => commands.dispose());

  test('explains a request, or says in a sentence why not', async () => {
    const explained = await commands.run(['explain', 'GET /api/users:list?fields=id', '--as', 'admin']);
    expect(explained).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Allowed: .*\n[^]*collection: users[^]*Steps of the database/) as unknown,
    });
    const write = await commands.run(['explain', 'POST /api/users:create']);
    expect(write).toMatchObject({ code: 1, err: expect.stringContaining('Only reads') as unknown });
    const nobody = await commands.run(['explain', 'users:list', '--as', 'nobody']);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('There is no user') as unknown });
  });
});
