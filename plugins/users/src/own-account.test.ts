import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createApiKey,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

/** Code and field of every fault of an answer. */
function faultsOf({ body }: ApiAnswer): unknown {
  const { errors = [] } = body as { errors?: readonly { code: string; details?: { field?: string } }[] };
  return errors.map(({ code, details }) => [code, details?.field]);
}

eachDatabase('what users do to their own account on %s', (dialect) => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
    const role = await createRole(server);
    await server.api('POST', `roles/${role}/users:add`, { token: server.root.token, body: [1] });
    key = (await createApiKey(server, { role })).token;
  });
  afterAll(() => server.close());

  const send = (path: string, token: string | undefined, body: unknown): Promise<ApiAnswer> =>
    server.api('POST', path, { body, ...(token === undefined ? {} : { token }) });
  const signIn = (account: string, password: string): Promise<ApiAnswer> => send('auth:signIn', undefined, { account, password });
  const isAlive = async (token: string): Promise<boolean> => (await server.api('GET', 'auth:check', { token })).status === 200;

  describe('auth:changePassword', () => {
    const change = (token: string | undefined, oldPassword: unknown, newPassword: unknown): Promise<ApiAnswer> =>
      send('auth:changePassword', token, { oldPassword, newPassword });

    test('sets the password and ends all sessions but this one', async () => {
      const user = await createUser(server);
      const { token: other } = dataOf<{ token: string }>(await signIn(user.username, user.password));
      const body = { oldPassword: user.password, newPassword: 'another password', confirmPassword: 'another password' };
      const changed = await send('auth:changePassword', user.token, body);
      expect([changed.status, changed.body]).toEqual([200, { data: null }]);
      expect([await isAlive(user.token), await isAlive(other)]).toEqual([true, false]);
      expect(codeOf(await signIn(user.username, user.password))).toBe('SIGN_IN_FAILED');
      expect((await signIn(user.username, 'another password')).status).toBe(200);
    });

    test('needs the old one, and guessing it is slowed down like guessing at sign-in', async () => {
      const user = await createUser(server);
      for (let guess = 0; guess < 5; guess += 1) {
        const answer = await change(user.token, `guess ${guess}`, 'another password');
        expect([answer.status, codeOf(answer)]).toEqual([400, 'PASSWORD_WRONG']);
      }
      expect(codeOf(await change(user.token, user.password, 'another password'))).toBe('RATE_LIMITED');
      expect(codeOf(await signIn(user.username, user.password))).toBe('RATE_LIMITED');
      expect(await isAlive(user.token)).toBe(true);
    });

    test('of many changes at once one counts', async () => {
      const user = await createUser(server);
      const passwords = Array.from({ length: 5 }, (_, index) => `password number ${index}`);
      const answers = await Promise.all(passwords.map((password) => change(user.token, user.password, password)));
      const won = answers.flatMap(({ status }, index) => (status === 200 ? [passwords[index] ?? ''] : []));
      expect(won).toHaveLength(1);
      expect(new Set(answers.map(codeOf))).toEqual(new Set([undefined, 'PASSWORD_WRONG']));
      expect(await isAlive(user.token)).toBe(true);
    });

    const newPassword = 'another password';
    test.each<[object, string]>([
      [{ oldPassword: '', newPassword }, 'VALUE_REQUIRED'],
      [{ newPassword }, 'VALUE_REQUIRED'],
      [{ oldPassword: 'x' }, 'VALUE_REQUIRED'],
      [{ oldPassword: 'x', newPassword, confirmPassword: 'another passwort' }, 'VALUE_INVALID'],
      [{ oldPassword: { $ne: '' }, newPassword }, 'BODY_INVALID'],
      [{ oldPassword: 'x', newPassword: ['another password'] }, 'BODY_INVALID'],
      [{ oldPassword: 'x'.repeat(513), newPassword }, 'BODY_INVALID'],
      [{ oldPassword: 'x', newPassword, userId: 1 }, 'BODY_INVALID'],
    ])('refuses %j with %s', async (body, code) => {
      expect(codeOf(await send('auth:changePassword', server.root.token, body))).toBe(code);
    });

    test('is for people who are signed in', async () => {
      const user = await createUser(server);
      expect(codeOf(await change(undefined, 'x', 'another password'))).toBe('EMPTY_TOKEN');
      expect(codeOf(await change(key, server.root.password, 'another password'))).toBe('ACTION_DENIED');
      expect(codeOf(await change(user.token, user.password, 'short'))).toBe('PASSWORD_INVALID');
      expect((await server.api('GET', 'auth:changePassword', { token: user.token })).status).toBe(405);
    });
  });

  describe('users:updateProfile', () => {
    const update = (token: string | undefined, body: unknown): Promise<ApiAnswer> => send('users:updateProfile', token, body);

    test('changes what belongs to oneself, whatever the role', async () => {
      const role = await createRole(server);
      const { token, id } = await createUser(server, { roles: [role] });
      const profile = {
        nickname: 'Ann',
        username: `ann${id}`,
        email: `Ann${id}@Example.com`,
        phone: `+1 ${id}`,
        appLang: 'zh-CN',
        theme: 'dark',
      };
      const answer = await update(token, profile);
      expect(dataOf(answer)).toMatchObject({ ...profile, id, email: `ann${id}@example.com` });
      expect(JSON.stringify(answer.body)).not.toContain('passwordHash');
      expect((await server.api('GET', 'auth:check', { token })).body).toEqual(answer.body);
      expect(dataOf(await update(token, { appLang: null, theme: null, phone: '' }))).toMatchObject({
        appLang: null,
        theme: null,
        phone: null,
      });
      expect(dataOf(await update(token, {}))).toMatchObject({ nickname: 'Ann' });
      const shown = await server.api('GET', `users:get/${id}`, { token: server.root.token });
      expect(dataOf(shown)).toMatchObject({ updatedById: id });
    });

    test('reaches nothing else, and nobody else', async () => {
      const { token, id } = await createUser(server);
      const before = (await server.api('GET', 'auth:check', { token })).body;
      const refused = ['id', 'password', 'passwordHash', 'passwordChangedAt', 'createdAt', 'updatedById', 'roles', 'nothing'];
      for (const field of refused) {
        expect(faultsOf(await update(token, { nickname: 'x', [field]: 1 }))).toEqual([['FIELD_READ_ONLY', field]]);
      }
      expect(faultsOf(await update(token, { id: 1, roles: ['root'] }))).toEqual([
        ['FIELD_READ_ONLY', 'id'],
        ['FIELD_READ_ONLY', 'roles'],
      ]);
      expect((await server.api('GET', 'auth:check', { token })).body).toEqual(before);
      const aimed = await server.api('POST', 'users:updateProfile?filterByTk=1', { token, body: { nickname: 'me' } });
      expect(dataOf(aimed)).toMatchObject({ id, nickname: 'me' });
      expect(dataOf(await server.api('GET', 'users:get/1', { token: server.root.token }))).not.toMatchObject({ nickname: 'me' });
    });

    test.each([
      [{ theme: 'pink' }, 'VALUE_INVALID'],
      [{ theme: ['dark'] }, 'VALUE_INVALID'],
      [{ appLang: 'fr' }, 'VALUE_INVALID'],
      [{ appLang: 'zh-cn' }, 'VALUE_INVALID'],
      [{ appLang: 1 }, 'VALUE_INVALID'],
      [{ nickname: { a: 1 } }, 'VALUE_INVALID'],
      [{ nickname: 'x'.repeat(300) }, 'VALUE_INVALID'],
      [{ username: 'a@b' }, 'VALUE_INVALID'],
      [{ email: 'nowhere' }, 'VALUE_INVALID'],
      [{ username: 'root' }, 'UNIQUE_CONFLICT'],
      [{ username: null }, 'VALUE_REQUIRED'],
      [{ username: '' }, 'VALUE_REQUIRED'],
      [{ username: null, email: null }, 'VALUE_REQUIRED'],
      [[], 'BODY_INVALID'],
      ['text', 'BODY_INVALID'],
    ])('refuses %j with %s', async (body, code) => {
      const { token } = await createUser(server);
      expect(codeOf(await update(token, typeof body === 'string' ? JSON.stringify(body) : body))).toBe(code);
    });

    test('leaves a user something to sign in with, also when both are given up at once', async () => {
      const { token, id } = await createUser(server);
      await update(token, { email: `both${id}@example.com` });
      const answers = await Promise.all([update(token, { username: null }), update(token, { email: null })]);
      expect(new Set(answers.map(codeOf))).toEqual(new Set(['VALUE_REQUIRED', undefined]));
    });

    test('is for people who are signed in', async () => {
      expect(codeOf(await update(undefined, { nickname: 'x' }))).toBe('EMPTY_TOKEN');
      expect(codeOf(await update(key, { nickname: 'x' }))).toBe('ACTION_DENIED');
      expect((await server.api('GET', 'users:updateProfile', { token: server.root.token })).status).toBe(405);
    });
  });

  test('no door takes a theme there is not', async () => {
    const { token } = server.root;
    const { id } = await createUser(server);
    expect(codeOf(await send(`users:update?filterByTk=${id}`, token, { theme: 'pink' }))).toBe('VALUE_INVALID');
    expect(codeOf(await send('users:create', token, { username: 'themed', theme: 'pink' }))).toBe('VALUE_INVALID');
    expect(dataOf(await send(`users:update?filterByTk=${id}`, token, { theme: 'light' }))).toMatchObject([{ theme: 'light' }]);
  });
});
