import {
  type TestServer,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

const fields = (...more: readonly { readonly name: string; readonly type: string; readonly [option: string]: unknown }[]) => [
  { name: 'code', type: 'string', primaryKey: true },
  ...more,
];
const NOT_THERE = { status: 404, body: { errors: [{ code: 'RECORD_NOT_FOUND', details: { collection: 'shelves' } }] } };

eachDatabase('keys of records outside a scope on %s', (dialect) => {
  let server: TestServer;
  let ann: string;

  const post = (path: string, body: unknown, token = server.root.token) => server.api('POST', path, { token, body });
  const asAnn = (path: string, body: unknown) => post(path, body, ann);

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'books', fields: fields({ name: 'title', type: 'string' }) });
    await createCollection(server, {
      name: 'shelves',
      fields: fields(
        { name: 'open', type: 'boolean' },
        { name: 'books', type: 'hasMany', target: 'books', foreignKey: 'shelfCode' },
        { name: 'labels', type: 'belongsToMany', target: 'books', through: 'labelled', foreignKey: 'shelfCode', otherKey: 'bookCode' },
      ),
    });
    const place = { name: 'shelf', type: 'belongsTo', target: 'shelves' };
    await createCollection(server, { name: 'maps', fields: fields({ ...place, foreignKey: 'shelfCode' }) });
    await createCollection(server, {
      name: 'discs',
      fields: fields({ name: 'place', type: 'string' }, { ...place, foreignKey: 'place' }),
    });
    const rows = [
      { code: 'mine', open: true },
      { code: 'other', open: false },
    ];
    dataOf(await post('shelves:create', rows));
    const scope = { name: 'open', resourceName: 'shelves', scope: { open: true } };
    const { id: scopeId } = dataOf<{ id: number }>(await post('rolesResourcesScopes:create', scope));
    const open = ['books', 'maps', 'discs', 'labelled', 'users'].map((collection) => ({
      collection,
      actions: ['view', 'create', 'update'],
    }));
    const grants = [...open, { collection: 'shelves', actions: [{ name: 'view', scopeId }, 'create'] }];
    ann = (await createUser(server, { roles: [await createRole(server, { grants })] })).token;
  });
  afterAll(() => server.close());

  test.each<[string, string, object]>([
    ['by the name of a relation', 'maps', { shelf: 'KEY' }],
    ['by the column a relation made', 'maps', { shelfCode: 'KEY' }],
    ['by a column that was declared', 'discs', { place: 'KEY' }],
    ['by a column the other side needs', 'books', { shelfCode: 'KEY' }],
    ['by one of a pair', 'labelled', { shelfCode: 'KEY' }],
    ['in a list of records', 'books', [{ code: 'first' }, { code: 'second', shelfCode: 'KEY' }]],
  ])('cannot be told from keys of none, %s', async (_how, collection, values) => {
    const write = (action: string, key: string) => {
      const given = JSON.parse(JSON.stringify(values).replaceAll('KEY', key)) as object;
      const named = Array.isArray(given) || collection === 'labelled' ? given : { code: uniqueName(collection), ...given };
      return asAnn(`${collection}:${action}`, named);
    };
    for (const key of ['other', 'nothing']) expect(await write('create', key)).toMatchObject(NOT_THERE);
    expect(await write('create', 'mine')).toMatchObject({ status: 200 });
  });

  test('may stay where they are', async () => {
    dataOf(await post('books:create', { code: 'kept', shelfCode: 'other' }));
    expect(await asAnn('books:update/kept', { title: 'x', shelfCode: 'other' })).toMatchObject({ status: 200 });
    expect(await asAnn('books:update/kept', { shelfCode: 'nothing' })).toMatchObject(NOT_THERE);
  });
});
