import { createApiKey, createCollection, createRole, createUser, eachDatabase, startTestServer, type TestServer } from '@mortise/testing';
import { EDGES, REPRESENTATION, edgesOf, refusalOf } from '../testing/edges';

eachDatabase('PUT in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  const { call, put, fieldOf } = edgesOf(
    (method, path, options) => server.api(method, path, options),
    () => key,
  );

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createCollection(server, EDGES);
    await createCollection(server, {
      name: 'doors',
      fields: [
        { name: 'name', type: 'uid', primaryKey: true },
        { name: 'text', type: 'string' },
      ],
    });
    key = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());
  beforeEach(() => call('DELETE', 'id=gt.0'));

  const doors = (query: string, body: unknown, headers = {}) =>
    server.api('PUT', `/api/rest/v1/doors?${query}`, { body, headers: { apikey: key, ...headers } });

  test('makes the row its address names, and changes it the next time', async () => {
    const made = await doors('name=eq.front&select=text', { name: 'front', text: 'a' }, REPRESENTATION);
    expect([made.status, made.body, made.headers.get('preference-applied')]).toEqual([200, [{ text: 'a' }], 'return=representation']);
    const changed = await doors('name=eq.front', [{ name: 'front', text: 'b' }]);
    expect([changed.status, changed.body]).toEqual([204, '']);
    const one = { ...REPRESENTATION, accept: 'application/vnd.pgrst.object+json' };
    const kept = await doors('name=eq.front&select=name,text', { name: 'front' }, one);
    expect(kept.body).toEqual({ name: 'front', text: 'b' });
  });

  test('by a number, and by columns that are unique', async () => {
    await put([{ code: 'a', text: 'old' }]);
    const [id] = await fieldOf('id', '');
    expect((await call('PUT', `id=eq.${String(id)}`, { body: { id, text: 'new' } })).status).toBe(204);
    expect((await call('PUT', 'code=eq.a', { body: { code: 'a', number: 5 } })).status).toBe(204);
    expect((await call('GET', 'select=text,number,code')).body).toEqual([{ text: 'new', number: 5, code: 'a' }]);
  });

  test('is refused, and nothing is stored', async () => {
    const body = { code: 'a', text: 'x' };
    for (const query of [
      '',
      'code=gt.a',
      'code=eq.a&text=gt.b',
      'or=(code.eq.a)',
      'code=eq.a&code=eq.b',
      'text=eq.x',
      'code=eq.a&text=eq.x',
    ])
      expect([query, await refusalOf(call('PUT', query, { body }))]).toEqual([query, { status: 405, code: 'PGRST105' }]);
    for (const wrong of [{ code: 'b' }, { text: 'x' }, { code: null }, [body, { code: 'a', text: 'y' }], []])
      expect([wrong, await refusalOf(call('PUT', 'code=eq.a', { body: wrong }))]).toEqual([wrong, { status: 400, code: 'PGRST115' }]);
    for (const page of ['limit=1', 'offset=0'])
      expect(await refusalOf(call('PUT', `code=eq.a&${page}`, { body }))).toEqual({ status: 400, code: 'PGRST114' });
    expect(await refusalOf(call('PUT', 'code=eq.a'))).toEqual({ status: 400, code: 'PGRST102' });
    expect(await refusalOf(call('PUT', 'code=eq.a', { body: { code: 'a', nothing: 1 } }))).toEqual({ status: 400, code: 'PGRST204' });
    expect(await fieldOf('code', '')).toEqual([]);
  });

  test('needs the rights to see, to create and to change', async () => {
    await put([{ code: 'a', text: 'old' }]);
    const fields = ['id', 'code', 'text'];
    for (const names of [
      ['view', 'create'],
      ['view', 'update'],
      ['create', 'update'],
      ['view', 'create', 'update'],
    ]) {
      const role = await createRole(server, { grants: [{ collection: 'edges', actions: names.map((name) => ({ name, fields })) }] });
      const headers = { apikey: (await createUser(server, { roles: [role] })).token };
      const done = await call('PUT', 'code=eq.a', { headers, body: { code: 'a', text: names.join() } });
      expect([names, done.status]).toEqual([names, names.length === 3 ? 204 : 403]);
      expect((await call('PUT', 'code=eq.a', { headers, body: { code: 'a', number: 1 } })).status).toBe(403);
    }
    expect(await fieldOf('text', '')).toEqual(['view,create,update']);
  });
});
