import { type TestServer, codeOf, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { BIG, type Rows, SALES, makeViews, viewCalls } from './testing/view-world';

eachDatabase('rules of views on %s', (dialect) => {
  let server: TestServer;
  const { get, post, done, rows, planOf } = viewCalls(() => server);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['named-queries', 'api-docs'] });
    await makeViews(done);
  });
  afterAll(() => server.close());

  test.each([
    ['an unknown collection', { collection: 'nothing' }, 'COLLECTION_NOT_FOUND'],
    ['an unknown field', { columns: [{ field: 'nothing' }] }, 'FIELD_UNKNOWN'],
    ['a hidden field', { columns: [{ name: 'hash', field: 'customer.secret' }] }, 'FIELD_UNKNOWN'],
    ['a filter by a hidden field', { filter: { 'customer.secret': 'x' } }, 'FIELD_UNKNOWN'],
    ['several records', { collection: 'customers', columns: [{ field: 'orders.title' }] }, 'FIELD_UNKNOWN'],
    ['no columns', { columns: [] }, 'DEFINITION_INVALID'],
    ['an unknown function', { columns: [{ field: 'title', aggregation: 'median' }] }, 'DEFINITION_INVALID'],
    ['a sum of texts', { columns: [{ field: 'title', aggregation: 'sum' }] }, 'DEFINITION_INVALID'],
    ['groups by JSON', { columns: [{ field: 'notes' }, { aggregation: 'count' }] }, 'DEFINITION_INVALID'],
    ['a filter by what nobody knows of the caller', { filter: { title: '{{$user.name}}' } }, 'QUERY_VARIABLE_UNKNOWN'],
    ['a filter by a day there is not', { filter: { at: { $dateOn: { type: 'someday' } } } }, 'QUERY_VALUE_INVALID'],
    ['a plugin’s table', { collection: 'users' }, 'DEFINITION_INVALID'],
    ['itself', { collection: 'wrong' }, 'COLLECTION_NOT_FOUND'],
    ['two columns of one name', { columns: [{ field: 'title' }, { name: 'Title', field: 'pieces' }] }, 'NAME_TAKEN'],
    ['what nobody knows', { sql: 'SELECT 1' }, 'DEFINITION_INVALID'],
  ])('a view of %s is refused', async (_what, part, code) => {
    const view = { collection: 'orders', columns: [{ field: 'title' }], ...part };
    expect(await post('collections:create', { name: 'wrong', view })).toMatchObject({ code });
    expect(await get('collections:get?filterByTk=wrong')).toMatchObject({ status: 404 });
  });

  test('values are written into the query as they are', async () => {
    const names = ["it's", '$1 ?1', '\\', '"; DROP TABLE orders; --', '{{', '“✓”'];
    await createCollection(server, {
      name: 'odd',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'n', type: 'bigInt' },
      ],
    });
    await done(
      'odd:create',
      names.map((name, n) => ({ name, n: n === 0 ? '-9007199254740993' : n })),
    );
    for (const [index, name] of names.entries()) {
      const view = {
        collection: 'odd',
        filter: { $or: [{ name }, { name: { $in: [name] } }] },
        columns: [{ field: 'name' }, { field: 'n' }],
      };
      await done('collections:create', { name: `odd${index}`, view });
      expect(await rows(`odd${index}:list`)).toMatchObject([{ name }]);
    }
    await done('collections:create', {
      name: 'least',
      view: { collection: 'odd', filter: { n: { $lt: '-9007199254740992' } }, columns: [{ field: 'n' }] },
    });
    expect(await rows('least:list')).toMatchObject([{ n: '-9007199254740993' }]);
  });

  test('a role reads the view by its own rights, whatever it may see of the records behind', async () => {
    const reader = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: 'bigOrders' }] })] });
    const { token } = reader;
    expect(dataOf(await server.api('GET', 'bigOrders:list?fields=buyer', { token }))).toHaveLength(3);
    expect(codeOf(await server.api('GET', 'orders:list', { token }))).toBe('ACTION_DENIED');
    expect(codeOf(await server.api('GET', 'sales:list', { token }))).toBe('ACTION_DENIED');
    const accessible = dataOf(await server.api('GET', 'collections:listAccessible', { token })) as Rows;
    expect(accessible.find(({ name }) => name === 'bigOrders')).toMatchObject({ actions: { view: expect.anything() } });
    expect(Object.keys(accessible.find(({ name }) => name === 'bigOrders')?.['actions'] as object)).toEqual(['view']);
  });

  test('a view shows no more than its author sees', async () => {
    const author = async (fields?: readonly string[], scopeId?: number) => {
      const grant = { name: 'view', ...(fields ? { fields } : {}), ...(scopeId === undefined ? {} : { scopeId }) };
      const grants = [{ collection: 'orders', actions: [grant] }];
      return (await createUser(server, { roles: [await createRole(server, { grants, snippets: ['pm.data-source-manager'] })] })).token;
    };
    const view = { collection: 'orders', filter: { pieces: { $gt: 1 } }, columns: [{ field: 'title' }] };
    const change = { action: 'collections:create', values: { name: 'seen', view } };
    const codes = async (token: string, about: object) => [
      (await post('collections:plan', { ...change, values: { name: 'seen', view: about } }, token)).code,
      (await post('collections:create', { name: 'seen', view: about }, token)).code,
      (await post('collections:previewView', { view: about }, token)).code,
    ];
    const blind = await author(['id', 'title']);
    expect(await codes(blind, view)).toEqual(['FIELD_DENIED', 'FIELD_DENIED', 'FIELD_DENIED']);
    expect(await codes(await author(), { ...view, columns: [{ field: 'customer.name' }] })).toEqual([
      'ACTION_DENIED',
      'ACTION_DENIED',
      'ACTION_DENIED',
    ]);
    const { id } = (await done('rolesResourcesScopes:create', { name: 'some', resourceName: 'orders', scope: { title: 'a' } })) as {
      id: number;
    };
    expect(await codes(await author(undefined, id), view)).toEqual(['ACTION_DENIED', 'ACTION_DENIED', 'ACTION_DENIED']);
    expect(await codes(blind, { collection: 'orders', columns: [{ field: 'title' }] })).toEqual([undefined, undefined, undefined]);
    expect((await post('collections:update?filterByTk=seen', { view }, blind)).code).toBe('FIELD_DENIED');
    expect((await post('collections:update?filterByTk=seen', { title: 'Seen' }, blind)).status).toBe(200);
    await done('collections:destroy?filterByTk=seen');
  });

  test('a preview has the fields and first rows, and saves nothing', async () => {
    expect(
      await done('collections:previewView', { view: { ...BIG, columns: [{ field: 'title' }, { name: 'buyer', field: 'customer.name' }] } }),
    ).toMatchObject({
      fields: [{ name: 'id' }, { name: 'title' }, { name: 'buyer', title: 'Name' }],
      rows: expect.arrayContaining([{ id: 2, title: 'b', buyer: 'Bob' }]),
    });
    expect(await done('collections:previewView', { view: SALES })).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ region: 'north' })]),
    });
    expect(
      await post('collections:previewView', { name: 'sales', view: { collection: 'sales', columns: [{ field: 'region' }] } }),
    ).toMatchObject({ code: 'DEFINITION_INVALID' });
    expect(await post('collections:previewView', {})).toMatchObject({ code: 'BODY_INVALID' });
  });

  test('a query somebody wrote in SQL reads views by their names', async () => {
    const query = {
      name: 'viaSql',
      kind: 'sql',
      sql: 'SELECT b.title FROM "bigOrders" b JOIN orders o ON o.id = b.id ORDER BY b.id',
      parameters: [],
    };
    await done('namedQueries:create', query);
    expect(await done('namedQueries:run?filterByTk=viaSql')).toEqual([{ title: 'a' }, { title: 'b' }, { title: 'd' }]);
    const columns = BIG.columns.filter(({ field }) => field !== 'title' && field !== 'amount');
    const plan = await planOf({ action: 'collections:update', collection: 'bigOrders', values: { view: { ...BIG, columns } } });
    expect(plan).toMatchObject({ losses: [], dependents: [{ name: 'viaSql' }] });
    expect(plan.steps.map(({ kind, fields, text }) => [kind, fields, text])).toEqual([
      ['changeView', ['title', 'amount'], 'Changes what the view bigOrders reads, which loses the columns title, amount'],
    ]);
    const more = { ...BIG, columns: [...BIG.columns, { field: 'pieces' }] };
    expect(await planOf({ action: 'collections:update', collection: 'bigOrders', values: { view: more } })).toMatchObject({
      steps: [{ kind: 'changeView', fields: [] }],
      dependents: [],
    });
  });
});
