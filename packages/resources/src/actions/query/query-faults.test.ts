import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createCollection,
  createRole,
  createUser,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

const count = { aggregation: 'count', alias: 'rows' };
const total = { field: 'amount', aggregation: 'sum', alias: 'total' };

eachDatabase('faults of query on %s', (dialect) => {
  let server: TestServer;

  const query = (body: unknown): Promise<ApiAnswer> => server.api('POST', 'orders:query', { token: server.root.token, body });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'orders',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'amount', type: 'decimal' },
        { name: 'extra', type: 'json' },
        { name: 'at', type: 'datetime' },
        { name: 'day', type: 'date' },
      ],
    });
  });
  afterAll(() => server.close());

  test('a role that may not list may not ask, and nobody is asked to sign in', async () => {
    const { token } = await createUser(server, {
      roles: [await createRole(server, { grants: [{ collection: 'orders', actions: ['create'] }] })],
    });
    expect(await server.api('POST', 'orders:query', { token, body: { measures: [count] } })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'ACTION_DENIED' }] },
    });
    expect((await server.api('POST', 'orders:query', { body: { measures: [count] } })).status).toBe(401);
  });

  test.each<[unknown, string]>([
    [{}, 'QUERY_PARAMETER_INVALID'],
    [[], 'QUERY_PARAMETER_INVALID'],
    [{ measures: {} }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [count], more: 1 }, 'QUERY_PARAMETER_UNKNOWN'],
    [{ measures: [{ ...count, more: 1 }] }, 'QUERY_PARAMETER_UNKNOWN'],
    [{ measures: [{ field: 'amount', aggregation: 'median' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ aggregation: 'sum' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ field: 'title', aggregation: 'sum' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ field: 'extra', aggregation: 'max' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ field: 'extra', aggregation: 'count', distinct: true }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ field: 'nothing', aggregation: 'max' }] }, 'FIELD_UNKNOWN'],
    [{ measures: [{ field: 'createdBy', aggregation: 'max' }] }, 'FIELD_UNKNOWN'],
    [{ measures: [{ field: 'title.length', aggregation: 'max' }] }, 'FIELD_UNKNOWN'],
    [{ measures: [count, count] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ ...count, alias: 'a"b' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ ...count, alias: 'm_r' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [{ ...count, alias: 'x'.repeat(64) }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: Array.from({ length: 21 }, (_, index) => ({ ...count, alias: `a${index}` })) }, 'QUERY_TOO_COMPLEX'],
    [{ dimensions: [{ field: 'extra' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ dimensions: [{ field: 'day', format: 'YYYY-MM-DD HH' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ dimensions: [{ field: 'title', format: 'YYYY' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ dimensions: [{ field: 'at', format: "YYYY'" }] }, 'QUERY_PARAMETER_INVALID'],
    [{ dimensions: [{ field: 'at', format: 'YYYY', timezone: 'Nowhere/Land' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ dimensions: [{ field: 'at', format: 'YYYY', timezone: '+25:00' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [count], having: { nothing: 1 } }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [count], having: { 'rows.$between': [1] } }, 'QUERY_VALUE_INVALID'],
    [{ measures: [count], having: { 'rows.$gt': null } }, 'QUERY_VALUE_INVALID'],
    [{ measures: [count], having: { 'rows.$gt': 'many' } }, 'QUERY_VALUE_INVALID'],
    [{ measures: [total], having: { 'total.$gt': '0.001' } }, 'QUERY_VALUE_INVALID'],
    [{ measures: [count], having: { 'rows.$includes': '1' } }, 'QUERY_OPERATOR_UNSUPPORTED'],
    [{ measures: [count], having: { rows: '{{$user.id}}' } }, 'QUERY_VALUE_INVALID'],
    [{ measures: [count], orders: [{ field: 'title' }] }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [count], limit: 1001 }, 'PAGE_SIZE_TOO_LARGE'],
    [{ measures: [count], limit: -1 }, 'QUERY_PARAMETER_INVALID'],
    [{ measures: [count], offset: 100_001 }, 'OFFSET_TOO_LARGE'],
  ])('%j is refused: %s', async (body, code) => {
    const answer = await query(body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  test('nothing is asked for in the address, and no record', async () => {
    for (const address of ['orders:query?filter={}', 'orders:query/1']) {
      const answer = await server.api('POST', address, { token: server.root.token, body: { measures: [count] } });
      expect([answer.status, codeOf(answer)]).toEqual([400, 'QUERY_PARAMETER_UNKNOWN']);
    }
  });
});
