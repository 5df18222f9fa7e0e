import {
  type TestServer,
  type TestUser,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

type Row = Record<string, unknown>;

const TITLE = { name: 'title', type: 'string' };
const DONE = { name: 'done', type: 'boolean' };

eachDatabase('entries of roles on %s', (dialect) => {
  let server: TestServer;
  let todos: string;
  let ownerless: string;
  let role: string;
  let user: TestUser;
  let own: number;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    todos = await createCollection(server, { fields: [TITLE, DONE] });
    ownerless = await createCollection(server, { fields: [TITLE], createdBy: false });
    role = await createRole(server);
    user = await createUser(server, { roles: [role] });
    const scopes = await root<Row[]>('rolesResourcesScopes:list');
    own = Number(scopes.find((scope) => scope['key'] === 'own')?.['id']);
  });
  afterAll(() => server.close());

  const ask = (path: string, body?: unknown) =>
    server.api(body === undefined ? 'GET' : 'POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const root = async <T = Row>(path: string, body?: unknown): Promise<T> => dataOf<T>(await ask(path, body));
  const put = (body: unknown) => ask(`roles/${role}/resources:create`, body);

  test('are shown as they were given', async () => {
    const actions = [
      { name: 'view', fields: ['title'], scope: { id: own } },
      { name: 'update', scope: { filter: { done: false } } },
    ];
    const shown = {
      name: todos,
      dataSourceKey: 'main',
      roleName: role,
      usingActionsConfig: true,
      actions: [
        {
          name: 'view',
          fields: ['title'],
          scopeId: own,
          scope: { id: own, key: 'own', name: 'Own records', scope: { createdById: '{{$user.id}}' } },
        },
        { name: 'update', fields: null, scopeId: null, scope: { filter: { done: false } } },
      ],
    };
    expect(await root(`roles/${role}/resources:create`, { name: todos, actions })).toEqual(shown);
    expect(await root(`roles/${role}/resources:get/${todos}`)).toEqual(shown);
    expect(await root(`roles/${role}/dataSourceResources:get?filterByTk=${todos}`)).toEqual(shown);
    expect(await root(`roles/${role}/dataSourceResources:update/${todos}`, { actions })).toEqual([shown]);
    expect(await root(`roles/${role}/resources:list`)).toEqual([shown]);
    expect(await root(`roles/${role}/collections:list`)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: todos, usingConfig: 'resourceAction' }),
        expect.objectContaining({ name: ownerless, usingConfig: 'strategy' }),
      ]),
    );
    expect(dataOf(await server.api('GET', 'roles:check', { token: user.token }))).toMatchObject({
      role,
      resources: [todos],
      actions: {
        [`${todos}:view`]: { fields: ['title'], filter: { createdById: '{{$user.id}}' } },
        [`${todos}:update`]: { filter: { done: false } },
      },
      allowAll: false,
      allowAnonymous: false,
    });
    expect(await root(`roles/${role}/resources:destroy/${todos}`, {})).toBe(1);
    expect(codeOf(await ask(`roles/${role}/resources:get/${todos}`))).toBe('RECORD_NOT_FOUND');
  });

  test.each<[string, () => Row, string]>([
    ['no name', () => ({}), 'VALUE_REQUIRED'],
    ['an unknown collection', () => ({ name: 'nothing' }), 'COLLECTION_NOT_FOUND'],
    ['a collection of the rules', () => ({ name: 'rolePolicies', actions: [{ name: 'create' }] }), 'COLLECTION_NOT_FOUND'],
    ['the strategy in disguise', () => ({ name: '*', actions: [{ name: 'create' }] }), 'COLLECTION_NOT_FOUND'],
    ['an unknown data source', () => ({ name: todos, dataSourceKey: 'other' }), 'DATA_SOURCE_NOT_FOUND'],
    ['an unknown action', () => ({ name: todos, actions: [{ name: 'fly' }] }), 'VALUE_INVALID'],
    ['the marker', () => ({ name: todos, actions: [{ name: '-' }] }), 'VALUE_INVALID'],
    ['an action twice', () => ({ name: todos, actions: [{ name: 'view' }, { name: 'view' }] }), 'VALUE_INVALID'],
    ['actions that are no list', () => ({ name: todos, actions: { name: 'view' } }), 'BODY_INVALID'],
    ['an unknown field', () => ({ name: todos, actions: [{ name: 'view', fields: ['titel'] }] }), 'FIELD_UNKNOWN'],
    ['a hidden field', () => ({ name: 'users', actions: [{ name: 'view', fields: ['passwordHash'] }] }), 'FIELD_UNKNOWN'],
    ['an unknown scope', () => ({ name: todos, actions: [{ name: 'view', scopeId: 9999 }] }), 'VALUE_INVALID'],
    ['a scope for new records', () => ({ name: todos, actions: [{ name: 'create', scopeId: own }] }), 'VALUE_INVALID'],
    ['own records where nobody owns any', () => ({ name: ownerless, actions: [{ name: 'view', scopeId: own }] }), 'FIELD_UNKNOWN'],
    [
      'a filter with an unknown field',
      () => ({ name: todos, actions: [{ name: 'view', scope: { filter: { nope: 1 } } }] }),
      'FIELD_UNKNOWN',
    ],
    [
      'a filter with an unknown operator',
      () => ({ name: todos, actions: [{ name: 'view', scope: { 'title.$sql': 1 } }] }),
      'QUERY_OPERATOR_UNKNOWN',
    ],
  ])('are refused with %s, and nothing changes', async (...[_what, body, expected]) => {
    await root(`roles/${role}/resources:create`, { name: todos, actions: [{ name: 'view' }] });
    expect(codeOf(await put(body()))).toBe(expected);
    expect(await root(`roles/${role}/resources:list`)).toMatchObject([{ name: todos, actions: [{ name: 'view' }] }]);
  });

  test('of unknown roles do not exist', async () => {
    expect(codeOf(await ask('roles/nobody/resources:list'))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ask('roles/nobody/resources:create', { name: todos, actions: [] }))).toBe('RECORD_NOT_FOUND');
  });

  test('lose the fields that are dropped', async () => {
    const fields = ['title', 'done'];
    await root(`roles/${role}/resources:create`, { name: todos, actions: [{ name: 'view', fields }] });
    await root(`${todos}:create`, { title: 'a', done: true });
    dataOf(await ask(`collections/${todos}/fields:destroy/done`, {}));
    dataOf(await ask(`collections/${todos}/fields:create`, DONE));
    const [row] = dataOf<Row[]>(await server.api('GET', `${todos}:list`, { token: user.token }));
    expect(Object.keys(row ?? {}).sort()).toEqual(['createdAt', 'id', 'title', 'updatedAt']);
  });

  test('that a crash left behind are gone after the next start', async () => {
    const first = await startTestServer({ dialect });
    const ghost = uniqueName('ghost');
    const visitor = await createUser(first, { roles: [await createRole(first, { name: 'left' })] });
    const grant = JSON.parse(
      await insert(first, 'roleGrants', { roleName: 'left', dataSource: 'main', resource: ghost, action: 'view' }),
    ) as Row;
    await insert(first, 'rolePolicies', {
      ptype: 'p',
      v0: 'left',
      v1: 'main',
      v2: ghost,
      v3: 'view',
      v4: 'allow',
      v5: String(grant['id']),
    });
    await first.close({ keep: true });
    const again = await startTestServer({ dialect, storage: first.storage, env: { INIT_ROOT_PASSWORD: first.root.password } });
    await createCollection(again, { name: ghost });
    const token = await again.signIn(visitor.username, visitor.password);
    expect(codeOf(await again.api('GET', `${ghost}:list`, { token }))).toBe('ACTION_DENIED');
    await again.close();
  });
});

/** Writes a row past every service, as only a crash between two of them could leave it. */
function insert({ platform }: TestServer, name: string, row: Readonly<Record<string, string>>): Promise<string> {
  const collection = platform.source.schema.get(name);
  const values = new Map(
    collection.columns.flatMap((column) => (row[column.name] === undefined ? [] : [[column, row[column.name] ?? '']])),
  );
  const select = [{ kind: 'column' as const, field: collection.primaryKey }];
  return platform.source.insert({ collection, values, select }, { variables: { '$user.id': null, $nRole: null } });
}
