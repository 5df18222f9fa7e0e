import { createRole, createUser, createApiKey, createCollection, eachDatabase, startTestServer, type TestServer } from '@mortise/testing';
import { EDGES, REPRESENTATION, edgesOf, refusalOf } from '../testing/edges';

eachDatabase('writes in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  const { call, put, fieldOf } = edgesOf(
    (method, path, options) => server.api(method, path, options),
    () => key,
  );

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createCollection(server, EDGES);
    key = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());
  beforeEach(() => call('DELETE', 'id=gt.0'));

  test('16: columns the role may not see', async () => {
    const fields = ['id', 'text', 'number'];
    const actions = ['view', 'create', 'update'].map((name) => ({ name, fields }));
    const role = await createRole(server, { grants: [{ collection: 'edges', actions: [...actions, { name: 'destroy' }] }] });
    const user = await createUser(server, { roles: [role] });
    const headers = { apikey: user.token };
    for (const query of ['code=eq.1', 'select=code', 'select=*,code', 'order=code', 'or=(text.eq.a,code.eq.1)', 'not.and=(code.is.null)']) {
      expect([query, await refusalOf(call('GET', query, { headers }))]).toEqual([query, { status: 403, code: '42501' }]);
      if (query.startsWith('order')) continue;
      const body = { text: 'x' };
      expect([query, await refusalOf(call('PATCH', `id=eq.1&${query}`, { headers: { ...headers, ...REPRESENTATION }, body }))]).toEqual([
        query,
        { status: 403, code: '42501' },
      ]);
      expect([query, (await call('DELETE', `id=eq.1&${query}`, { headers: { ...headers, ...REPRESENTATION } })).status]).toEqual([
        query,
        403,
      ]);
    }
    for (const query of ['columns=code', 'columns=text,code']) {
      expect([query, await refusalOf(call('POST', query, { headers, body: { code: 'x' } }))]).toEqual([
        query,
        { status: 403, code: '42501' },
      ]);
    }
    const upsert = { ...headers, prefer: 'resolution=merge-duplicates' };
    expect(await refusalOf(call('POST', 'on_conflict=code', { headers: upsert, body: { text: 'x' } }))).toEqual({
      status: 403,
      code: '42501',
    });
    expect(await refusalOf(call('POST', '', { headers: upsert, body: { code: 'x' } }))).toEqual({ status: 403, code: '42501' });
    const seen = await call('POST', '', { headers: { ...headers, ...REPRESENTATION }, body: { text: 'mine' } });
    expect(seen).toMatchObject({ status: 201, body: [{ text: 'mine', number: null }] });
    expect(Object.keys((seen.body as object[])[0] ?? {})).toEqual([...fields, 'createdAt', 'updatedAt']);
  });

  test('17: objects with different keys', async () => {
    const body = [{ text: 'a', filled: 'given' }, { text: 'b' }];
    expect(await refusalOf(call('POST', '', { body }))).toEqual({ status: 400, code: 'PGRST102' });
    const filled = async (query: string, prefer: string): Promise<unknown> =>
      ((await call('POST', query, { body, headers: { prefer: `return=representation,${prefer}` } })).body as Record<string, unknown>[]).map(
        (row) => row['filled'],
      );
    expect(await filled('columns="text","filled"&select=filled', '')).toEqual(['given', null]);
    expect(await filled('columns=text,filled&select=filled', 'missing=default')).toEqual(['given', 'default']);
    expect(await refusalOf(call('POST', 'columns=', { body }))).toEqual({ status: 400, code: 'PGRST100' });
    expect(await refusalOf(call('POST', 'columns=text,nothing', { body }))).toEqual({ status: 400, code: 'PGRST204' });
  });

  test('18: one bad row among many', async () => {
    await put([{ code: 'taken' }]);
    expect(await refusalOf(call('POST', '', { body: [{ code: 'a' }, { code: 'taken' }] }))).toEqual({ status: 409, code: '23505' });
    expect(await refusalOf(call('POST', '', { body: [{ number: 1 }, { number: 'x' }] }))).toEqual({ status: 400, code: '22P02' });
    expect(await refusalOf(call('POST', '', { body: [{ number: 1 }, 5] }))).toEqual({ status: 400, code: 'PGRST102' });
    expect(await fieldOf('code', '')).toEqual(['taken']);
  });

  test('24, 25: a change of the column that was searched, and limits of writes', async () => {
    await put([
      { text: 'a', number: 1 },
      { text: 'b', number: 1 },
    ]);
    const changed = await call('PATCH', 'number=eq.1&select=text,number', { body: { number: 2 }, headers: REPRESENTATION });
    expect(changed).toMatchObject({ status: 200 });
    expect(changed.body).toEqual(
      expect.arrayContaining([
        { text: 'a', number: 2 },
        { text: 'b', number: 2 },
      ]),
    );
    for (const limit of ['limit=1', 'offset=1', 'order=id']) {
      expect((await call('PATCH', `number=eq.2&${limit}`, { body: { number: 3 } })).status).toBe(400);
      expect((await call('DELETE', `number=eq.2&${limit}`)).status).toBe(400);
    }
    expect(await fieldOf('number', '')).toEqual([2, 2]);
  });

  test('26: one record was meant, and there are two', async () => {
    await put([
      { text: 'a', number: 1 },
      { text: 'b', number: 1 },
    ]);
    const accept = 'application/vnd.pgrst.object+json';
    for (const prefer of ['return=representation', 'return=minimal']) {
      const headers = { accept, prefer };
      expect(await refusalOf(call('PATCH', 'number=eq.1', { body: { number: 2 }, headers }))).toEqual({ status: 406, code: 'PGRST116' });
      expect(await refusalOf(call('DELETE', 'number=eq.1', { headers }))).toEqual({ status: 406, code: 'PGRST116' });
      expect(await refusalOf(call('POST', '', { body: [{ number: 1 }, { number: 1 }], headers }))).toEqual({
        status: 406,
        code: 'PGRST116',
      });
    }
    expect(await fieldOf('number', '')).toEqual([1, 1]);
    const one = await call('PATCH', 'text=eq.a&select=number', { body: { number: 5 }, headers: { accept, ...REPRESENTATION } });
    expect([one.status, one.body, one.headers.get('content-type')]).toEqual([200, { number: 5 }, `${accept}; charset=utf-8`]);
  });

  test('answers to writes', async () => {
    const made = await call('POST', '', { body: { code: 'a' }, headers: { prefer: 'return=headers-only' } });
    expect([made.status, made.body]).toEqual([201, '']);
    const location = made.headers.get('location') ?? '';
    expect(location).toMatch(/^\/edges\?id=eq\.\d+$/);
    const found = await server.api('GET', `/api/rest/v1${location}&select=code`, { headers: { apikey: key } });
    expect(found.body).toEqual([{ code: 'a' }]);
    const counted = await call('DELETE', 'code=eq.a', { headers: { prefer: 'count=exact' } });
    expect([counted.status, counted.body, counted.headers.get('content-range')]).toEqual([204, '', '*/1']);
    expect((await call('DELETE', 'code=eq.a')).headers.get('content-range')).toBe('*/*');
    expect((await call('PATCH', 'code=eq.a', { body: { text: 'x' } })).status).toBe(204);
    const empty = await call('POST', '', { body: [{}, {}], headers: REPRESENTATION });
    expect(empty.body).toMatchObject([{ filled: 'default' }, { filled: 'default' }]);
    // The action API takes keys out of a body; here this is the name of a column.
    const named = await call('PATCH', 'text=is.null&select=filterByTk', { body: { filterByTk: '1' }, headers: REPRESENTATION });
    expect(named.body).toEqual([{ filterByTk: '1' }, { filterByTk: '1' }]);
  });
});
