import { type TestServer, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly data: Record<string, unknown>;
}

/** A field as pages are told about it. */
interface Shown {
  readonly name: string;
  readonly title: string | null;
  readonly interface: string;
  readonly uiSchema?: unknown;
}

const PRESETS = new Set(['id', 'createdAt', 'updatedAt', 'createdBy', 'createdById', 'updatedBy', 'updatedById']);

eachDatabase('users and sessions over HTTP on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  async function call(method: string, path: string, options: { token?: string; body?: unknown } = {}): Promise<Answer> {
    const answer = await server.api(method, path, options);
    const { data, errors } = answer.body as { data?: Record<string, unknown>; errors?: readonly { code: string }[] };
    return { status: answer.status, code: errors?.[0]?.code, data: data ?? {} };
  }
  const asRoot = (path: string, body: unknown = {}) => call('POST', path, { token: server.root.token, body });
  const signIn = (account: string, password: string) => call('POST', 'auth:signIn', { body: { account, password } });
  const check = (token: string) => call('GET', 'auth:check', { token });
  const tokenOf = ({ data }: Answer): string => String(data['token']);

  test('a user signs in by username or email address, is recognised, and signs out', async () => {
    const created = await asRoot('users:create', { username: 'ann', email: 'Ann@Example.com', nickname: 'Ann', password: 'correct horse' });
    expect(created).toMatchObject({ status: 200, data: { username: 'ann', email: 'ann@example.com' } });
    expect(JSON.stringify(created.data)).not.toContain('assword":"');
    for (const account of ['ann', 'ANN@example.com']) {
      const signedIn = await signIn(account, 'correct horse');
      expect(signedIn).toMatchObject({ status: 200, data: { user: { username: 'ann' }, token: expect.any(String) } });
      expect(signedIn.data['user']).not.toHaveProperty('passwordHash');
      const token = tokenOf(signedIn);
      expect(await check(token)).toMatchObject({ status: 200, data: { username: 'ann' } });
      expect(await call('POST', 'auth:signOut', { token })).toMatchObject({ status: 200 });
      expect(await check(token)).toMatchObject({ status: 401, code: 'BLOCKED_TOKEN' });
    }
    expect(await call('GET', 'auth:check')).toMatchObject({ status: 401, code: 'EMPTY_TOKEN' });
    expect(await check('garbage')).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });

  test('an unknown account and a wrong password look the same', async () => {
    const unknown = await server.api('POST', 'auth:signIn', { body: { account: 'nobody', password: 'correct horse' } });
    const wrong = await server.api('POST', 'auth:signIn', { body: { account: 'ann', password: 'wrong horse' } });
    expect(unknown.status).toBe(401);
    expect({ status: wrong.status, body: wrong.body }).toEqual({ status: unknown.status, body: unknown.body });
    expect(await call('POST', 'auth:signIn', { body: { account: 'ann' } })).toMatchObject({ status: 400, code: 'VALUE_REQUIRED' });
    expect(await call('POST', 'auth:signIn', { body: { account: { $ne: '' }, password: 'x' } })).toMatchObject({
      status: 400,
      code: 'BODY_INVALID',
    });
  });

  test('guessing is slowed down per account, by whatever name it is called', async () => {
    await asRoot('users:create', { username: 'target', email: 'target@example.com', password: 'correct horse' });
    for (const account of ['target', 'target@example.com', 'TARGET@example.com', 'target', 'target']) {
      expect(await signIn(account, 'wrong')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    }
    expect(await signIn('target@example.com', 'wrong')).toMatchObject({ code: 'RATE_LIMITED' });
    const limited = await server.api('POST', 'auth:signIn', { body: { account: 'target', password: 'correct horse' } });
    expect(limited.status).toBe(429);
    expect(limited.body).toMatchObject({ errors: [{ code: 'RATE_LIMITED' }] });
    expect(await signIn('ann', 'correct horse')).toMatchObject({ status: 200 });
  });

  test('a new password ends all sessions; a destroyed user is gone at once', async () => {
    const id = (await asRoot('users:create', { username: 'bob', password: 'first password' })).data['id'] as number;
    const first = tokenOf(await signIn('bob', 'first password'));
    expect(await asRoot(`users:update?filterByTk=${id}`, { password: 'second password', nickname: 'Bob' })).toMatchObject({ status: 200 });
    expect(await check(first)).toMatchObject({ status: 401, code: 'BLOCKED_TOKEN' });
    expect(await signIn('bob', 'first password')).toMatchObject({ status: 401 });
    const second = tokenOf(await signIn('bob', 'second password'));
    expect(await check(second)).toMatchObject({ status: 200, data: { nickname: 'Bob' } });
    expect(await asRoot(`users:destroy?filterByTk=${id}`)).toMatchObject({ status: 200 });
    expect(await check(second)).toMatchObject({ status: 401 });
  });

  test('a grant that lists its fields does not reach the password', async () => {
    const actions = [
      { name: 'update', fields: ['nickname'] },
      { name: 'create', fields: ['username'] },
    ];
    const role = await createRole(server, { grants: [{ collection: 'users', actions }] });
    const limited = await createUser(server, { roles: [role] });
    const victim = await createUser(server);
    const as = (path: string, body: unknown) => call('POST', path, { token: limited.token, body });
    for (const id of [limited.id, victim.id]) {
      expect(await as(`users:update?filterByTk=${id}`, { nickname: 'new' })).toMatchObject({ status: 200 });
      expect(await as(`users:update?filterByTk=${id}`, { password: 'taken over' })).toMatchObject({ status: 403, code: 'FIELD_DENIED' });
    }
    expect(await as('users:create', { username: 'accomplice', password: 'taken over' })).toMatchObject({ code: 'FIELD_DENIED' });
    expect(await check(victim.token)).toMatchObject({ status: 200 });
  });

  test.each([
    [{ username: 'a@b', password: 'long enough' }, 'VALUE_INVALID'],
    [{ email: 'nowhere', password: 'long enough' }, 'VALUE_INVALID'],
    [{ nickname: 'nobody' }, 'VALUE_REQUIRED'],
    [{ username: 'short', password: 'short' }, 'PASSWORD_INVALID'],
    [{ username: 'hash', passwordHash: 'x' }, 'FIELD_UNKNOWN'],
    [{ username: 'ann' }, 'UNIQUE_CONFLICT'],
    [{ username: 'x', password: 7 }, 'BODY_INVALID'],
  ])('users:create %j is refused with %s', async (body, code) => {
    expect(await asRoot('users:create', body)).toMatchObject({ code });
  });

  test('a user keeps something to sign in with, and one password belongs to one user', async () => {
    const id = (await asRoot('users:create', { username: 'cleo' })).data['id'] as number;
    expect(await asRoot(`users:update?filterByTk=${id}`, { username: null })).toMatchObject({ status: 400, code: 'VALUE_REQUIRED' });
    expect(await asRoot(`users:update?filterByTk=${id}`, { username: null, email: 'cleo@example.com' })).toMatchObject({ status: 200 });
    expect(await asRoot('users:update?filter={"nickname":"x"}', { password: 'long enough' })).toMatchObject({
      code: 'RECORD_KEY_REQUIRED',
    });
    expect(await signIn('cleo@example.com', 'anything at all')).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  test('only those who may see users do', async () => {
    const token = tokenOf(await signIn('ann', 'correct horse'));
    expect((await call('GET', 'users:list?fields=id,passwordHash', { token: server.root.token })).code).toBe('FIELD_UNKNOWN');
    expect((await call('POST', 'users:create', { body: { username: 'x' } })).status).toBe(401);
    expect((await call('POST', 'users:destroy?filterByTk=1', { token })).status).not.toBe(200);
  });

  test('pages that show users name their fields in the language of the reader, and leave the time of the password alone', async () => {
    const fieldsIn = async (locale: string) => {
      const headers = { 'x-locale': locale };
      const answer = await server.api('GET', 'collections:listAccessible?filterByTk=users', { token: server.root.token, headers });
      return (answer.body as { data: readonly { fields: readonly Shown[] }[] }).data[0]?.fields ?? [];
    };
    const [english, chinese] = [await fieldsIn('en'), await fieldsIn('zh-CN')];
    const own = (fields: readonly Shown[]) => fields.filter(({ name }) => !PRESETS.has(name)).map(({ title }) => title);
    expect(own(english)).toEqual(['Display name', 'Username', 'Email', 'Phone', 'Password last changed', 'Language', 'Appearance']);
    expect(own(chinese)).toEqual(['显示名称', '用户名', '邮箱', '电话', '密码修改时间', '语言', '外观']);
    const shown = (name: string) => english.find((field) => field.name === name);
    expect(shown('email')?.interface).toBe('email');
    expect(shown('passwordChangedAt')?.uiSchema).toEqual({ 'x-read-pretty': true });
    expect(shown('passwordHash')).toBeUndefined();
  });
});
