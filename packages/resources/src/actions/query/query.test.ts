import {
  type ApiAnswer,
  type TestServer,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Body = Readonly<Record<string, unknown>>;

const count = { aggregation: 'count', alias: 'rows' };
const total = { field: 'amount', aggregation: 'sum', alias: 'total' };

/** The built-in scope of a user's own records. */
const OWN = 2;

eachDatabase('query on %s', (dialect) => {
  let server: TestServer;
  /** Sees neither `amount` nor the names of shops. */
  let limited: string;
  /** Sees own orders, and own shops. */
  let owner: { token: string; id: number };

  const query = (body: unknown, token = server.root.token, headers = {}): Promise<ApiAnswer> =>
    server.api('POST', 'orders:query', { token, body, headers });
  const groups = async (body: Body, token?: string, headers = {}): Promise<Body[]> => dataOf<Body[]>(await query(body, token, headers));

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'shops',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'rent', type: 'decimal' },
      ],
    });
    await createCollection(server, {
      name: 'orders',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'amount', type: 'decimal' },
        { name: 'extra', type: 'json' },
        { name: 'at', type: 'datetime' },
        { name: 'shop', type: 'belongsTo', target: 'shops' },
      ],
    });
    const view = (fields: readonly string[]) => [{ name: 'view', fields }];
    const limitedRole = await createRole(server, {
      grants: [
        { collection: 'orders', actions: view(['title', 'at', 'shop']) },
        { collection: 'shops', actions: view(['rent']) },
      ],
    });
    limited = (await createUser(server, { roles: [limitedRole] })).token;
    const own = [{ name: 'view', scopeId: OWN }, 'create'];
    const ownRole = await createRole(server, { grants: ['orders', 'shops'].map((collection) => ({ collection, actions: own })) });
    owner = await createUser(server, { roles: [ownRole] });
    const create = async (token: string, collection: string, body: unknown) =>
      dataOf(await server.api('POST', `${collection}:create`, { token, body }));
    await create(server.root.token, 'shops', { name: 'north', rent: '10.00' });
    await create(owner.token, 'shops', { name: 'south', rent: '20.00' });
    await create(server.root.token, 'orders', [
      { title: 'a', amount: '0.10', at: '2025-01-31T23:30:00Z', shop: 1 },
      { title: 'b', amount: '0.20', at: '2025-02-01T00:30:00Z', shop: 2 },
    ]);
    await create(owner.token, 'orders', [
      { title: 'a', amount: '1.30', at: '2025-02-10T00:00:00Z' },
      { title: 'c', amount: null, at: null, shop: 2 },
    ]);
    // A shop its owner does not see, and so could not name.
    dataOf(await server.api('POST', 'orders:update/3', { token: server.root.token, body: { shop: 1 } }));
  });
  afterAll(() => server.close());

  test('adds up, groups, filters groups, orders and pages in one statement', async () => {
    const body = {
      measures: [total, count],
      dimensions: [{ field: 'title' }],
      orders: [{ field: 'total', order: 'desc', nulls: 'first' }],
    };
    const { statements, result } = await countStatements(server, () => groups(body));
    expect(statements).toBe(1);
    expect(result).toEqual([
      { title: 'c', total: null, rows: 1 },
      { title: 'a', total: '1.40', rows: 2 },
      { title: 'b', total: '0.20', rows: 1 },
    ]);
    expect(await groups({ ...body, having: { 'total.$gt': 0.15 }, limit: 1, offset: 1 })).toEqual([{ title: 'b', total: '0.20', rows: 1 }]);
    expect(await groups({ ...body, having: { 'total.$between': [0.2, 1.4], title: ['a', 'b'] }, limit: 1 })).toEqual([
      { title: 'a', total: '1.40', rows: 2 },
    ]);
    expect(await groups({ ...body, having: { $or: [{ rows: 2 }, { title: 'c' }] }, filter: { 'at.$notIn': [null] } })).toEqual([
      { title: 'a', total: '1.40', rows: 2 },
    ]);
  });

  test('groups by periods in the zone of the caller or of the dimension', async () => {
    const month = { field: 'at', format: 'YYYY-MM', alias: 'month' };
    const body = { measures: [count], dimensions: [month], filter: { 'at.$ne': null } };
    expect(await groups(body)).toEqual([
      { month: '2025-01', rows: 1 },
      { month: '2025-02', rows: 2 },
    ]);
    expect(await groups(body, undefined, { 'x-timezone': '+01:00' })).toEqual([{ month: '2025-02', rows: 3 }]);
    const here = { ...body, dimensions: [{ ...month, timezone: '-01:00' }] };
    expect(await groups(here, undefined, { 'x-timezone': '+01:00' })).toEqual([
      { month: '2025-01', rows: 2 },
      { month: '2025-02', rows: 1 },
    ]);
  });

  test('knows the clocks of places on both databases', async () => {
    const hours = { dimensions: [{ field: 'at', format: 'YYYY-MM-DD HH' }], filter: { title: 'b' } };
    for (const [zone, at] of [
      ['Asia/Shanghai', '2025-02-01 08'],
      ['America/New_York', '2025-01-31 19'],
      ['UTC', '2025-02-01 00'],
    ] as const) {
      expect(await groups(hours, undefined, { 'x-timezone': zone })).toEqual([{ at }]);
    }
    expect(await query(hours, undefined, { 'x-timezone': 'Nowhere/Land' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'QUERY_PARAMETER_INVALID' }] },
    });
    expect(await groups({ measures: [count] }, undefined, { 'x-timezone': 'Nowhere/Land' })).toEqual([{ rows: 4 }]);
  });

  test('answers for the records of one parent', async () => {
    await createCollection(server, {
      name: 'lists',
      fields: [
        { name: 'items', type: 'hasMany', target: 'entries', foreignKey: 'listId' },
        { name: 'title', type: 'string' },
      ],
    });
    const api = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
    await createCollection(server, {
      name: 'entries',
      fields: [{ name: 'list', type: 'belongsTo', target: 'lists', foreignKey: 'listId' }],
    });
    dataOf(await api('lists:create', [{ title: 'a' }, { title: 'b' }]));
    dataOf(await api('entries:create', [{ list: 1 }, { list: 1 }, { list: 2 }]));
    expect(dataOf(await api('lists/1/items:query', { measures: [count] }))).toEqual([{ rows: 2 }]);
    expect((await api('lists/9/items:query', { measures: [count] })).status).toBe(404);
  });

  test('goes through relations to one record', async () => {
    const body = { measures: [{ field: ['shop', 'rent'], aggregation: 'avg', alias: 'rent' }], dimensions: [{ field: 'shop.name' }] };
    expect(await groups(body)).toEqual([
      { 'shop.name': 'north', rent: '10.00000000' },
      { 'shop.name': 'south', rent: '20.00000000' },
    ]);
  });

  test.each<[string, Body, string]>([
    ['a measure', { measures: [total] }, 'FIELD_DENIED'],
    ['a count of values', { measures: [{ field: 'amount', aggregation: 'count' }] }, 'FIELD_DENIED'],
    ['a dimension', { dimensions: [{ field: 'amount' }] }, 'FIELD_DENIED'],
    ['a filter', { measures: [count], filter: { 'amount.$gt': 0 } }, 'FIELD_DENIED'],
    ['an order', { measures: [count], orders: [{ field: 'amount' }] }, 'FIELD_DENIED'],
    ['a condition on groups', { measures: [count], having: { 'amount.$gt': 0 } }, 'FIELD_DENIED'],
    ['a measure of a related record', { measures: [{ field: 'shop.name', aggregation: 'max' }] }, 'FIELD_DENIED'],
    ['a dimension of a related record', { dimensions: [{ field: 'shop.name' }] }, 'FIELD_DENIED'],
    ['a related record of a collection out of sight', { dimensions: [{ field: 'createdBy.username' }] }, 'FIELD_DENIED'],
    ['something wrong beside it', { measures: [total, { field: 'nothing', aggregation: 'sum' }] }, 'FIELD_DENIED'],
  ])('a field the role may not read is refused in %s', async (_door, body, code) => {
    expect(await query(body, limited)).toMatchObject({ status: 403, body: { errors: [{ code }] } });
  });

  test('what the role may read is answered', async () => {
    expect(await groups({ measures: [count, { field: 'shop.rent', aggregation: 'sum', alias: 'rent' }] }, limited)).toEqual([
      { rows: 4, rent: '60.00' },
    ]);
  });

  test.each<[string, Body, Body[]]>([
    ['a measure', { measures: [total, count] }, [{ total: '1.30', rows: 2 }]],
    ['a dimension', { dimensions: [{ field: 'title' }] }, [{ title: 'a' }, { title: 'c' }]],
    ['a filter', { measures: [count], filter: { $or: [{ title: 'b' }, { title: 'a' }] } }, [{ rows: 1 }]],
    ['an order', { dimensions: [{ field: 'title' }], orders: [{ field: 'title', order: 'desc' }] }, [{ title: 'c' }, { title: 'a' }]],
    ['a condition on groups', { measures: [count], dimensions: [{ field: 'title' }], having: { 'rows.$gte': 2 } }, []],
    [
      'a related record',
      { measures: [count], dimensions: [{ field: 'shop.name' }] },
      [
        { 'shop.name': 'south', rows: 1 },
        { 'shop.name': null, rows: 1 },
      ],
    ],
  ])('a role sees its own rows only through %s', async (_door, body, expected) => {
    expect(await groups(body, owner.token)).toEqual(expected);
  });
});
