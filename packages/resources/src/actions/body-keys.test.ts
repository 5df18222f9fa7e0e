import {
  type ApiAnswer,
  type TestServer,
  COUNTED_RUNS,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Row = Record<string, unknown>;

eachDatabase('keys in the body on %s', (dialect) => {
  let server: TestServer;

  const post = (path: string, body?: unknown, token = server.root.token): Promise<ApiAnswer> =>
    server.api('POST', path, { token, ...(body === undefined ? {} : { body }) });
  const make = async (length: number) => {
    const rows = Array.from({ length }, (_, index) => ({ title: `t${index}` }));
    return dataOf<Row[]>(await post('notes:create', rows)).map(({ id }) => id as number);
  };
  const faultOf = ({ status, body }: ApiAnswer) => [status, (body as { errors?: { code: string }[] }).errors?.[0]?.code];

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const title = { name: 'title', type: 'string' };
    await createCollection(server, { name: 'notes', fields: [title] });
    await createCollection(server, { name: 'odd', fields: [title, { name: 'filterByTk', type: 'string' }] });
  });
  afterAll(() => server.close());

  test('a thousand records are changed and removed, each in one statement', async () => {
    const batches: (readonly number[])[] = [];
    while (batches.length < COUNTED_RUNS) batches.push(await make(1000));
    const [keys = []] = batches;
    const changed = await countStatements(server, async () => {
      const rows = dataOf<Row[]>(await post('notes:update', { filterByTk: keys, title: 'x' }));
      expect(rows).toHaveLength(1000);
      expect(new Set(rows.map(({ title }) => title))).toEqual(new Set(['x']));
    });
    const removed = await countStatements(server, async () => {
      const batch = batches.pop() ?? [];
      expect(dataOf(await post('notes:destroy', { filterByTk: batch.map(String) }))).toBe(1000);
    });
    expect([changed.statements, removed.statements]).toEqual([1, 1]);
  });

  test('one key, and a filter beside it, narrow further', async () => {
    const [first, second] = await make(2);
    expect(dataOf(await post('notes:update', { filterByTk: first, title: 'one' }))).toMatchObject([{ id: first, title: 'one' }]);
    const filter = encodeURIComponent(JSON.stringify({ title: 'one' }));
    expect(dataOf(await post(`notes:destroy?filter=${filter}`, { filterByTk: [first, second] }))).toBe(1);
    expect((await server.api('GET', `notes:get/${second}`, { token: server.root.token })).status).toBe(200);
  });

  test('what names nothing or makes no sense changes nothing', async () => {
    const [key] = await make(1);
    const title = 'x';
    expect(faultOf(await post('notes:update', { filterByTk: [], title }))).toEqual([400, 'FILTER_REQUIRED']);
    expect(faultOf(await post('notes:destroy', { filterByTk: [] }))).toEqual([400, 'FILTER_REQUIRED']);
    expect(faultOf(await post('notes:destroy', {}))).toEqual([400, 'FILTER_REQUIRED']);
    for (const filterByTk of [null, '', true, {}, [null], [[1]], [{ $ne: 0 }]])
      expect(faultOf(await post('notes:destroy', { filterByTk }))).toEqual([400, 'BODY_INVALID']);
    expect(faultOf(await post('notes:destroy', { filterByTk: ['x'] }))).toEqual([400, 'QUERY_VALUE_INVALID']);
    expect(faultOf(await post('notes:destroy', { filterByTk: Array(1001).fill(key) }))).toEqual([400, 'TOO_MANY_RECORDS']);
    expect(faultOf(await post(`notes:destroy?filterByTk=${key}`, { filterByTk: key }))).toEqual([400, 'BODY_INVALID']);
    expect(faultOf(await post(`notes:update/${key}`, { filterByTk: key, title }))).toEqual([400, 'BODY_INVALID']);
    expect(faultOf(await post('notes:destroy', { filterByTk: [999_999] }))).toEqual([404, 'RECORD_NOT_FOUND']);
    expect((await server.api('GET', `notes:get/${key}`, { token: server.root.token })).status).toBe(200);
  });

  test('a field of that name is a field', async () => {
    const { id } = dataOf<{ id: number }>(await post('odd:create', { filterByTk: 'a' }));
    expect(dataOf(await post(`odd:update?filterByTk=${id}`, { filterByTk: 'b' }))).toMatchObject([{ filterByTk: 'b' }]);
    expect(faultOf(await post('odd:update', { filterByTk: [id], title: 'x' }))).toEqual([400, 'FILTER_REQUIRED']);
  });

  test('rows outside the caller’s scope stay', async () => {
    const { id: scopeId } = dataOf<{ id: number }>(
      await post('rolesResourcesScopes:create', { name: 'first', resourceName: 'notes', scope: { title: 't0' } }),
    );
    const actions = [{ name: 'destroy', scopeId }];
    const { token } = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: 'notes', actions }] })] });
    const keys = await make(3);
    expect(dataOf(await post('notes:destroy', { filterByTk: keys }, token))).toBe(1);
    expect(faultOf(await post('notes:destroy', { filterByTk: keys }, token))).toEqual([404, 'RECORD_NOT_FOUND']);
    expect(faultOf(await post('notes:update', { filterByTk: keys, title: 'x' }, token))).toEqual([403, 'ACTION_DENIED']);
  });
});
