import { type TestServer, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: unknown;
}
interface Key {
  readonly id: number;
  readonly token: string;
}

eachDatabase('API keys over HTTP on %s', (dialect) => {
  let server: TestServer;
  let member: { id: number; token: string };

  async function call(method: string, path: string, options: { token?: string; body?: unknown } = {}): Promise<Answer> {
    const answer = await server.api(method, path, options);
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, code: errors?.[0]?.code, data };
  }
  const create = (token: string, body: object) => call('POST', 'apiKeys:create', { token, body: { name: 'ci', expiresIn: '1d', ...body } });
  const keyOf = ({ data }: Answer): Key => data as Key;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const { token } = server.root;
    await call('POST', 'pm:enable?filterByTk=api-keys', { token });
    const body = { username: 'member', password: 'member-password' };
    const { id } = (await call('POST', 'users:create', { token, body })).data as { id: number };
    await call('POST', 'roles:create', { token, body: { name: 'keymaker', title: 'Key maker', snippets: ['pm.api-keys.configuration'] } });
    await call('POST', `users/${id}/roles:add`, { token, body: ['keymaker'] });
    const signedIn = await call('POST', 'auth:signIn', { body: { account: 'member', password: 'member-password' } });
    member = { id, token: (signedIn.data as { token: string }).token };
  });
  afterAll(() => server.close());

  const asKeymaker = async (path: string, body: object) => {
    const answer = await server.api('POST', path, { token: member.token, body, headers: { 'X-Role': 'keymaker' } });
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, code: errors?.[0]?.code, data };
  };

  test('the payload is what another service expects, and lives exactly as long as asked', async () => {
    const key = keyOf(await create(server.root.token, { role: 'admin', expiresIn: '30d' }));
    const payload = JSON.parse(Buffer.from(key.token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, number | string>;
    expect(payload).toEqual({
      userId: 1,
      roleName: 'admin',
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: Number(payload['iat']) + 2_592_000,
    });
    const never = keyOf(await create(server.root.token, { role: 'admin', expiresIn: 'never' }));
    expect((await call('GET', 'users:list', { token: never.token })).status).toBe(200);
  });

  test('a role is bound to the key whatever X-Role says, and must be held', async () => {
    const { token } = keyOf(await create(server.root.token, { role: { name: 'member' } }));
    const answer = await server.api('GET', 'collections:list', { token, headers: { 'X-Role': 'root' } });
    expect(answer.status).toBe(403);
    expect(await create(server.root.token, { role: 'nothing' })).toMatchObject({ status: 400, code: 'ROLE_NOT_OWNED' });
    expect(await asKeymaker('apiKeys:create', { name: 'x', role: 'admin', expiresIn: '1d' })).toMatchObject({
      status: 400,
      code: 'ROLE_NOT_OWNED',
    });
  });

  test.each([
    [{ role: 'admin', expiresIn: null }, 'VALUE_REQUIRED'],
    [{ role: 'admin', expiresIn: 'soon' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '1d' }, 'VALUE_REQUIRED'],
    [{ role: 'admin', name: '' }, 'VALUE_REQUIRED'],
  ])('%j is refused with %s', async (body, code) => {
    expect(await create(server.root.token, body)).toMatchObject({ status: 400, code });
  });

  test('a key never makes keys', async () => {
    const { token } = keyOf(await create(server.root.token, { role: 'root' }));
    expect((await call('GET', 'apiKeys:list', { token })).status).toBe(200);
    expect(await create(token, { role: 'root' })).toMatchObject({ status: 403, code: 'ACTION_DENIED' });
  });

  test('a key does not reach the password of its owner, nor an account that holds root', async () => {
    const { token } = server.root;
    const forRoot = keyOf(await create(token, { role: 'admin' }));
    expect(await call('POST', 'users:update?filterByTk=1', { token: forRoot.token, body: { nickname: 'x' } })).toMatchObject({
      status: 403,
    });
    const owner = await createUser(server, { roles: ['admin', 'member'] });
    const forOwner = keyOf(await create(token, { role: 'admin', userId: owner.id }));
    const change = (body: object) => call('POST', `users:update?filterByTk=${owner.id}`, { token: forOwner.token, body });
    expect(await change({ nickname: 'x' })).toMatchObject({ status: 200 });
    expect(await change({ password: 'taken over' })).toMatchObject({ status: 403, code: 'ACTION_DENIED' });
    expect(await call('GET', 'auth:check', { token: owner.token })).toMatchObject({ status: 200 });
  });

  test('a key ends with its role for good, also when a role of that name comes again', async () => {
    const { token } = server.root;
    const role = await createRole(server);
    const owner = await createUser(server, { roles: [role] });
    const key = keyOf(await create(token, { role, userId: owner.id }));
    expect(await call('GET', 'auth:check', { token: key.token })).toMatchObject({ status: 200 });
    await call('POST', `roles:destroy/${role}`, { token });
    expect(await call('GET', 'auth:check', { token: key.token })).toMatchObject({ status: 401 });
    await createRole(server, { name: role });
    await call('POST', `users/${owner.id}/roles:add`, { token, body: [role] });
    expect(await call('GET', 'auth:check', { token: key.token })).toMatchObject({ status: 401, code: 'BLOCKED_TOKEN' });
  });

  test('keys of others are neither seen nor ended, and made only by those who manage keys', async () => {
    const foreign = keyOf(await create(server.root.token, { role: 'admin', name: 'foreign' }));
    const own = keyOf(await asKeymaker('apiKeys:create', { name: 'own', role: 'keymaker', expiresIn: '1h' }));
    const listed = await server.api('GET', 'apiKeys:list', { token: own.token });
    expect(listed.body).toMatchObject({ data: [{ id: own.id, name: 'own', roleName: 'keymaker', userId: member.id }], meta: { count: 1 } });
    expect(JSON.stringify(listed.body)).not.toMatch(/tokenHash|jti/);
    expect(await call('GET', `apiKeys:get/${foreign.id}`, { token: own.token })).toMatchObject({ status: 404, code: 'RECORD_NOT_FOUND' });
    expect(await call('POST', `apiKeys:destroy?filterByTk=${foreign.id}`, { token: own.token })).toMatchObject({ status: 404 });
    expect((await call('GET', 'users:list', { token: foreign.token })).status).toBe(200);
    expect(await asKeymaker('apiKeys:create', { name: 'x', role: 'admin', expiresIn: '1h', userId: 1 })).toMatchObject({ status: 403 });
    const made = await create(server.root.token, { role: 'keymaker', userId: member.id, name: 'for the member' });
    expect(made.status).toBe(200);
    expect((await call('GET', 'apiKeys:list', { token: keyOf(made).token })).data).toHaveLength(2);
  });

  test('a destroyed key ends at once and is not found again', async () => {
    const { token } = server.root;
    const key = keyOf(await create(token, { role: 'admin' }));
    expect((await call('GET', 'users:list', { token: key.token })).status).toBe(200);
    expect(await call('POST', `apiKeys:destroy?filterByTk=${key.id}`, { token })).toMatchObject({ status: 200, data: 1 });
    expect(await call('GET', 'users:list', { token: key.token })).toMatchObject({ status: 401, code: 'BLOCKED_TOKEN' });
    expect(await call('POST', `apiKeys:destroy?filterByTk=${key.id}`, { token })).toMatchObject({ status: 404 });
    expect(await call('POST', 'apiKeys:destroy', { token })).toMatchObject({ status: 400, code: 'FILTER_REQUIRED' });
  });

  test('the list takes the parameters of every list', async () => {
    const { token } = server.root;
    await create(token, { role: 'admin', name: 'zz' });
    const listed = await call('GET', 'apiKeys:list?sort=-name&pageSize=1&fields=name&filter={"name.$includes":"z"}', { token });
    expect(listed.data).toEqual([{ name: 'zz' }]);
    expect((await call('GET', 'apiKeys:list?appends[]=role', { token })).data).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'zz', role: expect.objectContaining({ name: 'admin', title: 'Admin' }) })]),
    );
    const withRole = await server.api('GET', 'apiKeys:list?appends[]=role&sort=-name&pageSize=1&filter={"name":"zz"}', { token });
    expect(withRole.body).toMatchObject({ data: [{ name: 'zz' }], meta: { count: 1, page: 1, pageSize: 1, totalPage: 1 } });
    for (const query of ['filter={"tokenHash":"x"}', 'appends=role&filter={"tokenHash":"x"}', 'appends=role&sort=tokenHash']) {
      expect(await call('GET', `apiKeys:list?${query}`, { token })).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' });
    }
    expect(await call('GET', 'apiKeys:list?appends[]=role&appends[]=user', { token })).toMatchObject({ status: 400 });
  });

  test('who manages keys sees and ends those of any user; others do not', async () => {
    const { token } = server.root;
    const key = keyOf(await create(token, { role: 'keymaker', userId: member.id, name: 'managed' }));
    expect((await call('GET', `users/${member.id}/apiKeys:list`, { token })).data).toContainEqual(
      expect.objectContaining({ id: key.id, userId: member.id }),
    );
    expect(await call('GET', `users/1/apiKeys:list`, { token: member.token })).toMatchObject({ status: 403 });
    expect(await call('POST', `users/1/apiKeys:destroy?filterByTk=${key.id}`, { token })).toMatchObject({ status: 404 });
    expect(await call('POST', `users/${member.id}/apiKeys:destroy?filterByTk=${key.id}`, { token })).toMatchObject({
      status: 200,
      data: 1,
    });
    expect(await call('GET', 'apiKeys:list', { token: key.token })).toMatchObject({ status: 401, code: 'BLOCKED_TOKEN' });
    expect(await call('GET', 'users/x/apiKeys:list', { token })).toMatchObject({ status: 404 });
  });

  test('who manages keys does not become root by a key of root', async () => {
    const { token } = server.root;
    await call('POST', `users/${member.id}/roles:add`, { token, body: ['admin'] });
    const body = { name: 'climb', expiresIn: '1d', role: 'root', userId: 1 };
    const answer = await server.api('POST', 'apiKeys:create', { token: member.token, body, headers: { 'X-Role': 'admin' } });
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ code: 'ACTION_DENIED' }] } });
  });

  test('keys go with their user', async () => {
    const key = keyOf(await create(server.root.token, { role: 'keymaker', userId: member.id, name: 'last' }));
    await call('POST', `users:destroy?filterByTk=${member.id}`, { token: server.root.token });
    expect((await call('GET', 'apiKeys:list', { token: key.token })).status).toBe(401);
  });
});
