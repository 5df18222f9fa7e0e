import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('versions of records over HTTP on %s', (dialect) => {
  let server: TestServer;
  const call = (method: string, path: string, { body, headers, token = server.root.token }: CallOptions = {}) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) });
  const create = async (values: object): Promise<number> => dataOf<{ id: number }>(await call('POST', 'notes:create', { body: values })).id;
  const tagOf = async (id: number): Promise<string> => (await call('GET', `notes:get/${id}`)).headers.get('etag') ?? '';

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'notes',
      fields: [
        { name: 'text', type: 'string' },
        { name: 'count', type: 'integer' },
        { name: 'labels', type: 'set' },
        { name: 'parts', type: 'hasMany', target: 'notes', foreignKey: 'partOf' },
      ],
    });
  });
  afterAll(() => server.close());

  it('shows the version as an entity tag and never in the data', async () => {
    const id = await create({ text: 'a' });
    const answer = await call('GET', `notes:get/${id}`);
    expect(answer.headers.get('etag')).toBe('"v1"');
    expect(Object.keys(dataOf<object>(answer))).not.toContain('m_version');
    expect((await call('GET', `notes:get/${id}?fields=text`)).body).toEqual({ data: { text: 'a' } });
    await call('POST', `notes:update/${id}`, { body: { text: 'b' } });
    expect(await tagOf(id)).toBe('"v2"');
  });

  it('answers 304 without a body while nothing has changed', async () => {
    const id = await create({ text: 'a' });
    const headers = { 'if-none-match': await tagOf(id) };
    expect(await call('GET', `notes:get/${id}`, { headers })).toMatchObject({ status: 304, body: '' });
    await call('POST', `notes:update/${id}`, { body: { text: 'b' } });
    expect(await call('GET', `notes:get/${id}`, { headers })).toMatchObject({ status: 200 });
  });

  it('changes a record only in the version that is expected', async () => {
    const id = await create({ text: 'a' });
    const first = await call('POST', `notes:update/${id}`, { body: { text: 'b' }, headers: { 'if-match': '"v1"' } });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"v2"']);
    for (const tag of ['"v1"', 'W/"v2"', '"x"', '"v0", "v1"', 'v2']) {
      const late = await call('POST', `notes:update/${id}`, { body: { text: 'c' }, headers: { 'if-match': tag } });
      expect(late).toMatchObject({ status: 412, body: { errors: [{ code: 'PRECONDITION_FAILED' }] } });
    }
    expect(await call('POST', `notes:destroy/${id}`, { headers: { 'if-match': '"v1"' } })).toMatchObject({ status: 412 });
    expect(await call('POST', `notes:update/${id}`, { body: { text: 'd' }, headers: { 'if-match': '"v9", "v2"' } })).toMatchObject({
      status: 200,
    });
    expect(await call('POST', `notes:update/${id}`, { body: { text: 'e' }, headers: { 'if-match': '*' } })).toMatchObject({ status: 200 });
    expect(await call('POST', `notes:destroy/${id}`, { headers: { 'if-match': '"v4"' } })).toMatchObject({ status: 200 });
    expect(await call('POST', `notes:destroy/${id}`, { headers: { 'if-match': '"v4"' } })).toMatchObject({ status: 404 });
  });

  it('reads a record as it is, whatever versions of it are expected', async () => {
    const id = await create({ text: 'a' });
    for (const tag of ['"v1"', '"v7"', '*']) {
      const answer = await call('GET', `notes:get/${id}`, { headers: { 'if-match': tag } });
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"v1"']);
    }
  });

  it('refuses a condition that has no one record to look at', async () => {
    const headers = { 'if-match': '"v1"' };
    const filter = encodeURIComponent(JSON.stringify({ text: 'a' }));
    for (const path of [`notes:update?filter=${filter}`, 'notes:update?filterByTk=[1,2]', 'notes:create']) {
      const answer = await call('POST', path, { body: { text: 'x' }, headers });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'HEADER_INVALID' }] } });
    }
  });

  it('refuses a condition on what does not look at versions', async () => {
    const id = await create({ text: 'a' });
    for (const path of [`notes/${id}/labels:add`, `notes/${id}/parts:add`, `notes/${id}/parts:set`]) {
      const answer = await call('POST', path, { body: [id], headers: { 'if-match': '"v9"' } });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'HEADER_INVALID' }] } });
    }
    expect(dataOf(await call('GET', `notes:get/${id}`))).toMatchObject({ labels: null, partOf: null });
  });

  it('tells nobody of versions of rows outside of their scope', async () => {
    const id = await create({ text: 'a' });
    const scope = { name: 'own notes', resourceName: 'notes', scope: { createdById: '{{$user.id}}' } };
    const { id: scopeId } = dataOf<{ id: number }>(await call('POST', 'rolesResourcesScopes:create', { body: scope }));
    const role = await createRole(server, { grants: [{ collection: 'notes', actions: ['view', { name: 'update', scopeId }] }] });
    const { token } = await createUser(server, { roles: [role] });
    const answer = await call('POST', `notes:update/${id}`, { body: { text: 'b' }, headers: { 'if-match': '"v7"' }, token });
    expect(answer).toMatchObject({ status: 404 });
  });

  it('loses no update of fifty editors', async () => {
    const id = await create({ count: 0 });
    const edit = async (): Promise<void> => {
      const read = await call('GET', `notes:get/${id}`);
      const body = { count: dataOf<{ count: number }>(read).count + 1 };
      const written = await call('POST', `notes:update/${id}`, { body, headers: { 'if-match': read.headers.get('etag') ?? '' } });
      if (written.status === 412) await edit();
      else expect(written.status).toBe(200);
    };
    await Promise.all(Array.from({ length: 50 }, edit));
    expect(dataOf(await call('GET', `notes:get/${id}`))).toMatchObject({ count: 50 });
  });
});

interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly token?: string;
}
